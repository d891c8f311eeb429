package io.paythread.ingest.spi;

import io.smallrye.mutiny.Uni;

/** An optional ability of a provider whose events name people by id alone: asking who they are. */
public interface PersonFetcher {

    /** The provider's name, the same as its {@link SourceAdapter}'s. */
    String provider();

    /** Of which budget a call is. */
    CallBudget budget();

    /**
     * Who an account is, as a page of one item. Never fails for what the provider or the way there does.
     *
     * @param account the provider's id of it
     */
    Uni<FetchAnswer> person(FetchAccess access, String account);
}
