package io.paythread.ingest.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * An event that names its object without its content, as it was stored.
 *
 * @param reference the provider's id of the event
 * @param twin the id of the same event in its full form, if there is one
 * @param at when it happened
 * @param address where the object is, as the translator found it; a path at the provider's API
 */
public record ThinEvent(String reference, Optional<String> twin, String type, Instant at, String address) {}
