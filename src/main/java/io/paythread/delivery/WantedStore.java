package io.paythread.delivery;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Who wants which rows of the feed. */
@Singleton
class WantedStore {
    /** Disabled ones too: what they miss is kept for them. */
    private static final String ALL =
            "select id, event_types, customers, sources from webhook_endpoint where state <> 'deleted'";

    /** An endpoint and what it wants. */
    record Subscriber(UUID id, Wanted wanted) {}

    Uni<List<Subscriber>> all(Tx tx) {
        return tx.list(ALL, row -> new Subscriber(row.getUUID("id"), EndpointStore.wanted(row)));
    }
}
