/**
 * The feed: every visible change once, in commit order. Owns the tables {@code feed_entry}, {@code feed_state} and {@code
 * feed_reader}.
 *
 * <p>Promise: a row appears exactly when the transaction that appended it commits, and never behind a place that a reader
 * has passed, whatever commits at the same time. Rows hold ids; what they are about is rendered when it is read, by the
 * packages that know it, for the scopes of who reads. Knows nothing of what the types mean and sends nothing.
 */
@NullMarked
@CheckReturnValue
package io.paythread.platform.feed;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
