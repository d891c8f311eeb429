/**
 * Gauges that are read in the database. Promises that nothing old is shown for new: what could not be measured is unknown
 * ({@code NaN}) or absent. Owns no figure itself: each capability measures its own. Names and labels are those of
 * {@code src/docs/metrics.md}; labels never hold ids.
 */
@NullMarked
@CheckReturnValue
package io.paythread.platform.metrics;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
