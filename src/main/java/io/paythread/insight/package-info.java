/**
 * Metrics: what was counted, how, and the records behind it. Owns {@code insight_record}, {@code insight_slice}, {@code insight_sum},
 * {@code insight_checkout}, {@code insight_thread} and {@code insight_state}. Promises that the records are a function of what the timeline holds, in whatever order it came
 * to hold it, and that every figure is a sum over records that can be listed. Follows the feed, so figures are some
 * seconds old and say how old. Keeps no personal data, and judges nothing: rules on figures are others' work.
 */
@NullMarked
@CheckReturnValue
package io.paythread.insight;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
