package io.paythread.ingest.spi;

import java.util.Optional;

/**
 * One call for one page.
 *
 * @param stream one of those that the fetcher named for the range
 * @param place where to go on, as the page before said; empty for the first one
 */
public record FetchCall(FetchAccess access, String stream, FetchRange range, Optional<String> place) {}
