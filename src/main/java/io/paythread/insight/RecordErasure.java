package io.paythread.insight;

import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.Erasable;
import io.paythread.privacy.Extent;
import io.paythread.privacy.Finding;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Records hold nothing personal, but ids that were made of what is erased. They go with the matters that they were of, and
 * with the threads of tickets; the payments come back under their pseudonyms by way of the feed, so that totals stay.
 */
@Singleton
class RecordErasure implements Erasable {
    private static final int PIECE = 40;
    private static final String WAIT = "select 1 from feed_reader where name = $1 for update";

    private final Recount recount;

    RecordErasure(Recount recount) {
        this.recount = recount;
    }

    @Override
    public Stage stage() {
        return Stage.IDENTITY;
    }

    @Override
    public Uni<List<Finding>> count(Tx tx, Extent extent) {
        return Uni.createFrom().item(List.of());
    }

    @Override
    public Uni<Piece> erase(Tx tx, Extent extent, UUID erasure, JsonObject position) {
        int from = position.getInteger("from", 0);
        List<UUID> all = extent.matters();
        List<UUID> piece = all.subList(Math.min(from, all.size()), Math.min(from + PIECE, all.size()));
        Optional<JsonObject> next =
                from + PIECE < all.size() ? Optional.of(new JsonObject().put("from", from + PIECE)) : Optional.empty();
        return tx.query(WAIT, InsightReader.READER)
                .chain(() -> recount.matters(tx, piece))
                .chain(() -> from == 0 ? recount.parted(tx) : Uni.createFrom().voidItem())
                .replaceWith(new Piece(next, List.of()));
    }

    @Override
    public Uni<JsonObject> report(Tx tx, Extent extent) {
        return Uni.createFrom().item(new JsonObject());
    }
}
