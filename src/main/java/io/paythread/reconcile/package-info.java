/**
 * Comparing what sources told with what their providers have, and fetching what is missing or older: on schedule, after a
 * start, after a silence, and on demand. Owns {@code provider_budget} and {@code provider_pause}; where it stands is in its
 * jobs, what it finds in {@code ingest}.
 *
 * <p>Promise: what is fetched takes the way of what is delivered, so that nothing is ever told twice; a job goes on where
 * it stopped; a provider is called as often as it allows, by all work together, and one that wants a pause gets it; and one that fails holds up no other. Does not decide what an event
 * means.
 */
@NullMarked
@CheckReturnValue
package io.paythread.reconcile;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
