package io.paythread.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * A set of accounts that are one person.
 *
 * @param since the earliest time at which anything is known of it
 * @param revision rises by one with each visible change
 */
record Customer(UUID id, Display display, Instant since, long revision, Instant createdAt, Instant updatedAt) {}
