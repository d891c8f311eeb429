package io.paythread.timeline;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Leads packages above through all objects of a type, once for each set of rules: for what was there before they followed
 * the feed. Work and place commit together, so each piece takes effect exactly once. One goes at a time: whoever calls has
 * locked its place in the feed.
 */
@Singleton
public class Walks {
    private static final UUID BEGINNING = new UUID(0, 0);

    private static final String ADD =
            "insert into object_walk (name, rules, last_id, done) values ($1, $2, $3, false) on conflict do nothing";

    private static final String FIND = "select rules, last_id, done from object_walk where name = $1";
    private static final String MOVE = "update object_walk set rules = $2, last_id = $3, done = $4 where name = $1";

    private final History history;

    Walks(History history) {
        this.history = history;
    }

    /** Works on the next piece; gives whether there is more. */
    public Uni<Boolean> step(Tx tx, Walk walk, Function<List<ObjectRow>, Uni<Void>> work) {
        return place(tx, walk).chain(place -> place.map(from -> step(tx, walk, from, work))
                .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Boolean> step(Tx tx, Walk walk, UUID from, Function<List<ObjectRow>, Uni<Void>> work) {
        return history.after(tx, from, walk.rows(), walk.type()).chain(rows -> {
            boolean more = rows.size() == walk.rows();
            UUID last = rows.isEmpty() ? from : rows.get(rows.size() - 1).id();
            return work.apply(rows)
                    .chain(() -> tx.update(MOVE, walk.name(), walk.rules(), last, !more))
                    .replaceWith(more);
        });
    }

    /** Empty where all is done. */
    private static Uni<Optional<UUID>> place(Tx tx, Walk walk) {
        return tx.first(FIND, row -> place(row, walk), walk.name())
                .chain(found -> found.map(place -> Uni.createFrom().item(place))
                        .orElseGet(() -> tx.update(ADD, walk.name(), walk.rules(), BEGINNING)
                                .replaceWith(Optional.of(BEGINNING))));
    }

    private static Optional<UUID> place(Row row, Walk walk) {
        if (!row.getUUID("rules").equals(walk.rules())) {
            return Optional.of(BEGINNING);
        }
        return row.getBoolean("done") ? Optional.empty() : Optional.of(row.getUUID("last_id"));
    }
}
