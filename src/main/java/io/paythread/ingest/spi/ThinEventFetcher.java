package io.paythread.ingest.spi;

import io.smallrye.mutiny.Uni;

/** An optional ability of a provider that sends events without their content: fetching it. */
public interface ThinEventFetcher {

    /** The provider's name, the same as its {@link SourceAdapter}'s. */
    String provider();

    /** Of which budget a call is. */
    CallBudget budget();

    /**
     * What the event left out, as a page of one item: the event in its full form where the provider has it, else one made
     * of what the object looks like now. Never fails for what the provider or the way there does.
     */
    Uni<FetchAnswer> fetch(FetchAccess access, ThinEvent event);
}
