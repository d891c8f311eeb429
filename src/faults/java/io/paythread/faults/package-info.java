/**
 * Breaks the packaged service in every way that a machine, a database and a network break, under load, and compares what
 * senders were told with what is in the database, on the timelines, in the feed, on the stream and at a receiver of
 * outbound webhooks. Run by {@code mvn verify -Pfaults}; a part of neither the service nor its tests.
 */
@NullMarked
package io.paythread.faults;

import org.jspecify.annotations.NullMarked;
