package io.paythread.projection;

import io.paythread.platform.postgres.Tx;
import io.paythread.projection.ReprojectionStore.State;
import io.paythread.timeline.RebuiltTimeline;
import io.paythread.timeline.RebuiltTimeline.Part;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is to be done when a new timeline has taken the live one's place, or was given up: tell the feed what differs, and
 * drop the tables that nobody reads any more. In small steps, each of which may be the last of a process.
 */
@Singleton
class Aftermath {
    /** Rows of either timeline that are compared in one step, in about a fifth of a second. */
    private static final int PIECE = 2_000;

    private static final List<Part> PARTS = List.of(Part.ENTRIES, Part.OBJECTS);

    private static final UUID NIL = new UUID(0, 0);

    private final ReprojectionStore store;
    private final RebuiltTimeline rebuilt;

    Aftermath(ReprojectionStore store, RebuiltTimeline rebuilt) {
        this.store = store;
        this.rebuilt = rebuilt;
    }

    /**
     * How far it is.
     *
     * @param over whether nothing is left to do
     * @param changes how many rows the feed got
     */
    record Progress(boolean over, long changes) {}

    /** The next piece. */
    Uni<Progress> step(Tx tx) {
        return store.state(tx).chain(state -> state.filter(one -> one.swapped() && one.part() < PARTS.size())
                .map(one -> tell(tx, one))
                .orElseGet(() -> drop(tx, state.map(State::changes).orElse(0L))));
    }

    private Uni<Progress> tell(Tx tx, State state) {
        Optional<String> swapped = Optional.ofNullable(state.swappedXid());
        return rebuilt.tell(tx, PARTS.get(state.part()), state.after(), swapped.orElse("0"), PIECE)
                .call(piece -> store.told(
                        tx,
                        piece.end().isPresent() ? state.part() : state.part() + 1,
                        piece.end().orElse(NIL),
                        piece.changes()))
                .map(piece -> new Progress(false, state.changes() + piece.changes()));
    }

    private Uni<Progress> drop(Tx tx, long changes) {
        return store.tables(tx)
                .chain(left -> left == 0
                        ? store.forget(tx).replaceWith(() -> new Progress(true, changes))
                        : store.drop(tx).replaceWith(() -> new Progress(false, changes)));
    }
}
