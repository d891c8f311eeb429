package io.paythread.ingest.spi;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An optional ability of a provider: its API can be asked for what it told or should have told. What comes is stored and
 * read as what is delivered. Implementations keep nothing between calls; where to go on is the caller's to remember.
 */
public interface EventFetcher {

    /** The provider's name, the same as its {@link SourceAdapter}'s. */
    String provider();

    /** Where the API is, for this account; empty where that cannot be said without one. */
    Optional<URI> address(Optional<String> account);

    /**
     * What has to be read for a range, in this order. Names are the fetcher's own and never change: a call that was begun
     * by an older version is gone on with.
     */
    List<String> streams(FetchRange range, Instant now);

    /**
     * Why a range cannot be read as it is asked for, in words for people; empty where it can. Types of which the API has
     * nothing for some of the range are such a reason: nobody takes an empty answer for a complete one.
     */
    Optional<String> refusal(FetchRange range, Instant now);

    /** Of which budget the call is. */
    CallBudget budget(FetchCall call);

    /** The next page of a stream. Never fails for what the provider or the way there does: that is an answer too. */
    Uni<FetchAnswer> fetch(FetchCall call);
}
