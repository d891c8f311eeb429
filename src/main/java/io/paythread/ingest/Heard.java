package io.paythread.ingest;

import java.time.Instant;

/**
 * What a source's provider delivered last.
 *
 * @param at when
 * @param fetchedSince whether something had to be fetched after it
 */
public record Heard(Instant at, boolean fetchedSince) {}
