package io.paythread.ingest;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The latest that a source has told.
 *
 * @param taking whether it takes events; so it is taken to do where nothing is known of it
 * @param at the newest time of the provider's among the latest events; empty when there is none
 */
record LastWord(UUID source, boolean taking, Optional<Instant> at) {}
