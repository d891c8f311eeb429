package io.paythread.export;

import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.Erasable;
import io.paythread.privacy.Extent;
import io.paythread.privacy.Finding;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Lets go of every export in which somebody stands, whole: a file out of which one row is gone is not the file that was
 * fetched. What is being made is read again from where it is, by when the person is nowhere any more.
 */
@Singleton
class ExportErasure implements Erasable {
    private final ExportStore store;
    private final PieceStore pieces;
    private final ExportConfig config;
    private final Clock clock;

    ExportErasure(ExportStore store, PieceStore pieces, ExportConfig config, Clock clock) {
        this.store = store;
        this.pieces = pieces;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Stage stage() {
        return Stage.COPIES;
    }

    @Override
    public Uni<List<Finding>> count(Tx tx, Extent extent) {
        return store.about(tx, ids(extent)).map(ExportErasure::found);
    }

    /** Nothing is in reach of two steps at once: first what is just being written commits, then it is looked for. */
    @Override
    public Uni<Piece> erase(Tx tx, Extent extent, UUID erasure, JsonObject position) {
        Instant expiry = clock.instant().plus(config.keep());
        return store.readAgain(tx)
                .chain(() -> store.about(tx, ids(extent)))
                .call(exports -> store.erased(tx, exports, expiry))
                .call(exports -> pieces.remove(tx, exports))
                .map(exports -> new Piece(Optional.empty(), found(exports)));
    }

    /** A file holds copies of what the others report. */
    @Override
    public Uni<JsonObject> report(Tx tx, Extent extent) {
        return Uni.createFrom().item(new JsonObject());
    }

    private static List<Finding> found(List<UUID> exports) {
        return exports.isEmpty() ? List.of() : List.of(new Finding("exports", Finding.Fate.DELETE, exports.size()));
    }

    private static List<UUID> ids(Extent extent) {
        return Stream.concat(extent.accounts().stream(), extent.matters().stream())
                .toList();
    }
}
