/**
 * Whether the configuration is fit for production. Promises that a start with an unsafe one is refused there, and says
 * which key it is and why. Owns no check itself: each capability declares its own.
 */
@NullMarked
@CheckReturnValue
package io.paythread.platform.readiness;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
