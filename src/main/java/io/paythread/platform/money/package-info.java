/**
 * Amounts in minor units. Owns no table. Does not convert currencies and does not round.
 */
@NullMarked
@CheckReturnValue
package io.paythread.platform.money;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
