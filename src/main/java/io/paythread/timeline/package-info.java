/**
 * What happened: tellings, the entries and object states folded from them, and reading them. Owns the tables {@code
 * matter}, {@code matter_reference}, {@code telling}, {@code entry} and {@code business_object}.
 *
 * <p>Promise: entries and states are a pure function of the set of tellings, so neither the order of arrival nor
 * repetition leaves a trace. Does not know providers and does not decide who is who.
 */
@NullMarked
@CheckReturnValue
package io.paythread.timeline;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
