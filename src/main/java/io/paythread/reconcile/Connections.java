package io.paythread.reconcile;

import io.paythread.credential.ProviderKey;
import io.paythread.credential.ProviderKeys;
import io.paythread.ingest.ConnectedSource;
import io.paythread.ingest.FetchedEvents;
import io.paythread.ingest.spi.EventFetcher;
import io.paythread.ingest.spi.FetchAccess;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/** How to reach the provider of a source. */
@Singleton
class Connections {
    private final FetchedEvents events;
    private final Fetchers fetchers;
    private final ProviderKeys keys;
    private final ReconcileConfig config;

    Connections(FetchedEvents events, Fetchers fetchers, ProviderKeys keys, ReconcileConfig config) {
        this.events = events;
        this.fetchers = fetchers;
        this.keys = keys;
        this.config = config;
    }

    /** Everything that a call needs. */
    record Connection(ConnectedSource source, EventFetcher fetcher, FetchAccess access) {}

    /** Refuses a source that cannot be asked, and says why. */
    Uni<Connection> of(Tx tx, UUID id) {
        ConnectedSource source =
                events.source(id).orElseThrow(() -> refusal("The source is paused or deleted: it takes no events."));
        EventFetcher fetcher = fetchers.of(source.adapter().provider())
                .orElseThrow(() -> refusal("Nothing can be fetched from "
                        + source.adapter().provider() + "; only from: " + String.join(", ", fetchers.providers())
                        + "."));
        return keys.find(tx, id)
                .map(
                        found -> found.orElseThrow(
                                () -> refusal(
                                        "The source has no key of its provider's API. Give it one with PUT /v1/sources/{id}/provider-key.")))
                .map(key ->
                        new Connection(source, fetcher, new FetchAccess(address(source, fetcher, key), key.text())));
    }

    private URI address(ConnectedSource source, EventFetcher fetcher, ProviderKey key) {
        return Optional.ofNullable(config.addresses().get(source.name()))
                .or(() -> Optional.ofNullable(
                        config.addresses().get(source.adapter().provider())))
                .or(() -> fetcher.address(key.account()))
                .orElseThrow(
                        () -> refusal(
                                "The address of the provider's API has the account in it. Give the key anew, with its account."));
    }

    private static ServiceException refusal(String detail) {
        return new ServiceException(ErrorCode.CONFLICT, detail);
    }
}
