package io.paythread.timeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paythread.identity.AccountChange;
import io.paythread.platform.postgres.Tx;
import io.paythread.timeline.FoldChanges.Standing;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings the rows of entries and objects in line with what was folded; rows that did not change are not touched. */
@ApplicationScoped
class FoldStore {
    private static final String SET_ACCOUNTS =
            """
            update matter m set account_id = n.account_id, updated_at = now()
            from unnest($1::uuid[], $2::uuid[]) as n(id, account_id)
            where m.id = n.id and m.account_id is distinct from n.account_id
            """;

    private static final String PRESENT =
            """
            select '' as type, id, digest, source_id, matter_id, account_id from entry where matter_id = any($1::uuid[])
            union all
            select type, id, digest, source_id, matter_id, account_id from business_object
             where matter_id = any($1::uuid[])
            """;

    private static final String PUT_ENTRIES =
            """
            insert into entry (id, matter_id, source_id, account_id, kind, fact_key, occurred_at, tie, recorded_at,
                late, unexpected, status, amount, currency, search, refs, detail, origins, former, digest)
            select id, matter_id, source_id, account_id, kind, fact_key, occurred_at, tie, recorded_at, late,
                unexpected, status, amount, currency, search, refs, detail, origins, former, digest
            from json_to_recordset($1::text::json) as e(id uuid, matter_id uuid, source_id uuid, account_id uuid,
                kind text, fact_key text, occurred_at timestamptz, tie smallint, recorded_at timestamptz, late boolean,
                unexpected boolean, status text, amount bigint, currency text, search text, refs text[], detail jsonb,
                origins jsonb, former uuid[], digest uuid)
            on conflict (id) do update set matter_id = excluded.matter_id, account_id = excluded.account_id,
                kind = excluded.kind, occurred_at = excluded.occurred_at, tie = excluded.tie,
                recorded_at = excluded.recorded_at, late = excluded.late, unexpected = excluded.unexpected,
                status = excluded.status, amount = excluded.amount, currency = excluded.currency,
                search = excluded.search, refs = excluded.refs, detail = excluded.detail,
                origins = excluded.origins, former = excluded.former, digest = excluded.digest
            """;

    private static final String PUT_OBJECTS =
            """
            insert into business_object (id, type, source_id, reference, matter_id, account_id, status, amount,
                currency, occurred_at, recorded_at, unexpected, state, digest)
            select id, type, source_id, reference, matter_id, account_id, status, amount, currency, occurred_at,
                recorded_at, unexpected, state, digest
            from json_to_recordset($1::text::json) as o(id uuid, type text, source_id uuid, reference text,
                matter_id uuid, account_id uuid, status text, amount bigint, currency text, occurred_at timestamptz,
                recorded_at timestamptz, unexpected boolean, state jsonb, digest uuid)
            on conflict (id) do update set reference = excluded.reference, matter_id = excluded.matter_id,
                account_id = excluded.account_id, status = excluded.status, amount = excluded.amount,
                currency = excluded.currency, occurred_at = excluded.occurred_at,
                recorded_at = excluded.recorded_at, unexpected = excluded.unexpected, state = excluded.state,
                digest = excluded.digest
            """;

    private static final String DELETE_ENTRIES = "delete from entry where id = any($1::uuid[])";
    private static final String DELETE_OBJECTS = "delete from business_object where id = any($1::uuid[])";

    /** Gives what changed that people see. */
    Uni<List<AccountChange>> bringInLine(Tx tx, FoldRows wanted) {
        return setAccounts(tx, wanted.accounts())
                .chain(() -> present(tx, wanted.accounts().keySet()))
                .chain(present -> put(tx, FoldChanges.between(wanted, present.entries, present.objects)));
    }

    private Uni<Void> setAccounts(Tx tx, Map<UUID, Optional<UUID>> accounts) {
        UUID[] matters = accounts.keySet().toArray(UUID[]::new);
        @Nullable UUID[] ids = new UUID[matters.length];
        for (int i = 0; i < matters.length; i++) {
            ids[i] = accounts.getOrDefault(matters[i], Optional.empty()).orElse(null);
        }
        return tx.query(SET_ACCOUNTS, matters, ids).replaceWithVoid();
    }

    private Uni<Present> present(Tx tx, Set<UUID> matters) {
        return tx.query(PRESENT, (Object) matters.toArray(UUID[]::new)).map(rows -> {
            Present present = new Present(new HashMap<>(), new HashMap<>());
            rows.forEach(row -> (row.getString("type").isEmpty() ? present.entries : present.objects)
                    .put(row.getUUID("id"), standing(row)));
            return present;
        });
    }

    private static Standing standing(Row row) {
        return new Standing(
                row.getUUID("digest"),
                row.getUUID("source_id"),
                row.getUUID("matter_id"),
                Optional.ofNullable(row.getUUID("account_id")),
                row.getString("type"));
    }

    private Uni<List<AccountChange>> put(Tx tx, FoldChanges changes) {
        return delete(tx, DELETE_ENTRIES, changes.goneEntries())
                .chain(() -> delete(tx, DELETE_OBJECTS, changes.goneObjects()))
                .chain(() -> put(tx, PUT_ENTRIES, changes.entries()))
                .chain(() -> put(tx, PUT_OBJECTS, changes.objects()))
                .replaceWith(changes::visible);
    }

    private static Uni<Void> delete(Tx tx, String sql, Set<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.query(sql, (Object) ids.toArray(UUID[]::new)).replaceWithVoid();
    }

    private static Uni<Void> put(Tx tx, String sql, Map<UUID, ObjectNode> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        rows.values().forEach(array::add);
        return tx.query(sql, array.toString()).replaceWithVoid();
    }

    private record Present(Map<UUID, Standing> entries, Map<UUID, Standing> objects) {}
}
