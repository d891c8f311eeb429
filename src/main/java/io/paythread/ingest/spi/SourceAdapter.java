package io.paythread.ingest.spi;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One provider. Implementations are beans without state; everything here is pure, quick and never throws for bad input
 * from outside.
 */
public interface SourceAdapter {

    /** The provider's name in configuration, API and database: {@code stripe}. Never changes. */
    String provider();

    /** What sort of provider. */
    SourceKind kind();

    /**
     * Whether the provider signed exactly these bytes, with one of the secrets, within the tolerance before or after
     * {@code now}. Closed on any doubt; compares in constant time; tries every secret.
     */
    Verdict verify(InboundRequest request, KeyMaterial keys, Instant now);

    /**
     * The events of a verified request, at least one. Bytes that cannot be read give one event of type {@link
     * SplitEvent#UNREADABLE} with a digest as its reference, so that nothing signed is lost.
     */
    List<SplitEvent> split(InboundRequest request);

    /** What a stored event means. Gives the same for the same bytes, for ever; a new version may give more. */
    Translation translate(InboundEvent event);

    /** The status that makes this provider send a request again that we could not store. */
    RetryAnswer whenNotStored();

    /**
     * Names of JSON fields whose values are the provider's own ids and therefore no card numbers, whatever their digits
     * look like. Spared by field, never by pattern.
     */
    Set<String> idFields();

    /**
     * How to make a provider try again.
     *
     * @param status the HTTP status
     * @param retryAfterSeconds the value of {@code Retry-After}
     */
    record RetryAnswer(int status, int retryAfterSeconds) {}
}
