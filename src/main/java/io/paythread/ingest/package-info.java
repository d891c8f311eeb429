/**
 * The door: sources with their secrets, and the durable log of what providers sent. Owns the tables {@code source},
 * {@code source_secret} and {@code inbound_event}.
 *
 * <p>A 2xx is given only after the events are committed. What is not signed by the provider is never stored. Nothing is
 * interpreted here: that is the work of {@code projection}.
 */
@NullMarked
@CheckReturnValue
package io.paythread.ingest;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
