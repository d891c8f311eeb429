/**
 * How much one caller may ask for. Owns the token buckets, in memory, per process. Promises that one caller's excess costs
 * the others nothing, and that the memory for it is bounded. Does not decide how a refusal is answered.
 */
@NullMarked
@CheckReturnValue
package io.paythread.platform.limit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
