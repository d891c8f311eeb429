/**
 * Health as the management port tells it. Promises that what is wrong is said in plain words, without addresses, secrets or
 * anything of a customer. Ready means that this process can take requests; well, that nothing needs a person. What all
 * replicas share (a projection that lags, a full disk) never makes one unready: taking them all out would help nobody.
 */
@NullMarked
@CheckReturnValue
package io.paythread.platform.health;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
