package io.paythread.privacy;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of {@code erasure} and {@code erasure_part}. */
@Singleton
class ErasureStore {
    private static final String ADD =
            """
            insert into erasure (id, customer_id, state, requested_by, requested_at) values ($1, $2, 'running', $3, $4)
            on conflict (id) do nothing
            """;

    private static final String CUSTOMER = "select customer_id from erasure where id = $1 and customer_id is not null";

    private static final String FORGET_PARTS = "delete from erasure_part where erasure_id = $1";

    private static final String ADD_PARTS =
            """
            insert into erasure_part (erasure_id, type, id, held) select $1, $2, id, $4 from unnest($3::uuid[]) as id
            on conflict (erasure_id, type, id) do update set held = excluded.held
            """;

    private static final String PARTS =
            "select type, id from erasure_part where erasure_id = $1 and held = $2 order by id";

    private static final String FREE_IS_DONE = "delete from erasure_part where erasure_id = $1 and not held";

    private static final String FINISH =
            """
            update erasure e
               set state = case when p.held then 'held' else 'done' end,
                   customer_id = case when p.held then e.customer_id end,
                   due_at = $2, finished_at = case when p.held then null else $3::timestamptz end
              from (select exists (select from erasure_part where erasure_id = $1) as held) p
             where e.id = $1
            returning e.state
            """;

    private static final String UNFINISHED =
            "select id from erasure where state <> 'done' order by due_at nulls last, id limit $1";

    Uni<Void> add(Tx tx, UUID id, UUID customer, String by, Instant now) {
        return tx.update(ADD, id, customer, by, at(now)).replaceWithVoid();
    }

    /** Whose it was; empty where it is done. */
    Uni<Optional<UUID>> customer(Tx tx, UUID id) {
        return tx.first(CUSTOMER, row -> row.getUUID(0), id);
    }

    /** Says anew what there is to do. */
    Uni<Void> plan(Tx tx, UUID id, Extent free, Extent held) {
        return tx.update(FORGET_PARTS, id)
                .chain(() -> addParts(tx, id, free, false))
                .chain(() -> addParts(tx, id, held, true));
    }

    private Uni<Void> addParts(Tx tx, UUID id, Extent extent, boolean held) {
        return tx.update(ADD_PARTS, id, "account", ids(extent.accounts()), held)
                .chain(() -> tx.update(ADD_PARTS, id, "matter", ids(extent.matters()), held))
                .replaceWithVoid();
    }

    Uni<Extent> parts(Tx tx, UUID id, boolean held) {
        return tx.query(PARTS, id, held).map(rows -> {
            List<UUID> accounts = new ArrayList<>();
            List<UUID> matters = new ArrayList<>();
            rows.forEach(row -> (row.getString("type").equals("account") ? accounts : matters).add(row.getUUID("id")));
            return new Extent(accounts, matters);
        });
    }

    /** Nothing is left of the free part; gives whether something is still held. */
    Uni<Boolean> finish(Tx tx, UUID id, Optional<Instant> dueAt, Instant now) {
        return tx.update(FREE_IS_DONE, id)
                .chain(() -> tx.first(
                        FINISH,
                        row -> row.getString(0).equals("held"),
                        id,
                        dueAt.map(ErasureStore::at).orElse(null),
                        at(now)))
                .map(held -> held.orElse(false));
    }

    /** Those with a part that is held back, and those whose job ended before its time. */
    Uni<List<UUID>> unfinished(Tx tx, int limit) {
        return tx.list(UNFINISHED, row -> row.getUUID(0), limit);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    private static UUID[] ids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
