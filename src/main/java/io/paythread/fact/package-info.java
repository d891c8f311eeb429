/**
 * The neutral vocabulary: what a provider's event means. Pure values, no I/O; knows no provider.
 */
@NullMarked
@CheckReturnValue
package io.paythread.fact;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
