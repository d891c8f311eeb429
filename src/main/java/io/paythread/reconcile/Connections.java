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
import io.paythread.platform.vault.VaultException;
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

    /** Whether a source can be asked. */
    sealed interface Answer {}

    /** Everything that a call needs. */
    record Connection(ConnectedSource source, EventFetcher fetcher, FetchAccess access) implements Answer {}

    /**
     * Why it cannot.
     *
     * @param code a stable word
     * @param detail for people
     */
    record Refusal(String code, String detail) implements Answer {
        ServiceException exception() {
            return new ServiceException(ErrorCode.CONFLICT, detail);
        }
    }

    /** Refuses a source that cannot be asked, and says why. */
    Uni<Connection> of(Tx tx, UUID id) {
        return find(tx, id).map(answer -> {
            if (answer instanceof Connection connection) {
                return connection;
            } else if (answer instanceof Refusal refusal) {
                throw refusal.exception();
            } else {
                throw new IllegalStateException("nothing to do with " + answer.getClass());
            }
        });
    }

    /** How to reach it, or why that cannot be. */
    Uni<Answer> find(Tx tx, UUID id) {
        return events.source(id).chain(source -> source.map(known -> find(tx, known))
                .orElseGet(() -> refusal("source_not_active", "The source is paused or deleted: it takes no events.")));
    }

    private Uni<Answer> find(Tx tx, ConnectedSource source) {
        String provider = source.adapter().provider();
        return fetchers.of(provider)
                .map(fetcher -> find(tx, source, fetcher))
                .orElseGet(() -> refusal(
                        "provider_not_askable",
                        "Nothing can be fetched from " + provider + "; only from: "
                                + String.join(", ", fetchers.providers()) + "."));
    }

    private Uni<Answer> find(Tx tx, ConnectedSource source, EventFetcher fetcher) {
        return keys.find(tx, source.id())
                .map(
                        found -> found.map(key -> answer(source, fetcher, key))
                                .orElseGet(
                                        () -> new Refusal(
                                                "no_key",
                                                "The source has no key of its provider's API. Give it one with PUT /v1/sources/{id}/provider-key.")))
                .onFailure(VaultException.class)
                .recoverWithItem(
                        () -> new Refusal(
                                "key_not_opened",
                                "The key of the provider's API cannot be opened: the installation's key with which it was sealed is gone. Give it anew with PUT /v1/sources/{id}/provider-key."));
    }

    private Answer answer(ConnectedSource source, EventFetcher fetcher, ProviderKey key) {
        return address(source, fetcher, key)
                .<Answer>map(address -> new Connection(source, fetcher, new FetchAccess(address, key.text())))
                .orElseGet(
                        () -> new Refusal(
                                "no_account",
                                "The address of the provider's API has the account in it. Give the key anew, with its account."));
    }

    private Optional<URI> address(ConnectedSource source, EventFetcher fetcher, ProviderKey key) {
        return Optional.ofNullable(config.addresses().get(source.name()))
                .or(() -> Optional.ofNullable(
                        config.addresses().get(source.adapter().provider())))
                .or(() -> fetcher.address(key.account()));
    }

    private static Uni<Answer> refusal(String code, String detail) {
        return Uni.createFrom().item(new Refusal(code, detail));
    }
}
