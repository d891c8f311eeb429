package io.paythread.dispute;

import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.Erasable;
import io.paythread.privacy.Extent;
import io.paythread.privacy.Finding;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Packs go with the payment that they are about, which an open dispute holds. */
@Singleton
class PackErasure implements Erasable {
    private static final String KIND = "evidence_packs";

    private final PackStore store;

    PackErasure(PackStore store) {
        this.store = store;
    }

    @Override
    public Stage stage() {
        return Stage.TIMELINE;
    }

    @Override
    public Uni<List<Finding>> count(Tx tx, Extent extent) {
        return store.count(tx, extent.matters()).map(PackErasure::finding);
    }

    @Override
    public Uni<Piece> erase(Tx tx, Extent extent, UUID erasure, JsonObject position) {
        return store.delete(tx, extent.matters()).map(count -> new Piece(Optional.empty(), finding(count)));
    }

    @Override
    public Uni<JsonObject> report(Tx tx, Extent extent) {
        return store.report(tx, extent.matters()).map(packs -> new JsonObject().put(KIND, new JsonArray(packs)));
    }

    private static List<Finding> finding(long count) {
        return count == 0 ? List.of() : List.of(new Finding(KIND, Finding.Fate.DELETE, count));
    }
}
