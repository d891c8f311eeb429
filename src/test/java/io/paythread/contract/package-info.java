/** Holds what is served against the contract, in both directions. */
@NullMarked
@CheckReturnValue
package io.paythread.contract;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
