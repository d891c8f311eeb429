package io.paythread.privacy;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that is kept of people and can be let go of. Each package that keeps such a thing implements it; a new one
 * that does not is a hole in every erasure.
 */
public interface Erasable {
    /** In this order: what recognises people goes after what happened to them. */
    enum Stage {
        /** The bytes that providers sent. */
        BODIES,
        /** What happened. */
        TIMELINE,
        /** Who it was. */
        IDENTITY,
        /** Files that were made of all that: last, so that none is made anew of what goes. */
        COPIES
    }

    /** When its turn comes. */
    Stage stage();

    /** How much there is, without changing anything. */
    Uni<List<Finding>> count(Tx tx, Extent extent);

    /**
     * Lets go of a bounded piece in the open transaction, while nothing new takes effect. What it finds by suppressed
     * references goes whether or not it is in the extent.
     *
     * @param position where the piece before ended; empty at first
     */
    Uni<Piece> erase(Tx tx, Extent extent, UUID erasure, JsonObject position);

    /** Everything that is kept, for the person to read: named lists. */
    Uni<JsonObject> report(Tx tx, Extent extent);

    /**
     * What a piece of the work did.
     *
     * @param next where the next piece begins; empty where nothing is left
     * @param done of each kind how many
     */
    record Piece(Optional<JsonObject> next, List<Finding> done) {
        public Piece {
            done = List.copyOf(done);
        }
    }
}
