package io.paythread.timeline;

import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.Finding;
import io.paythread.privacy.Finding.Fate;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Everything that stands of a matter, to be counted, shown or deleted. */
@Singleton
class MatterEraseStore {
    private static final String SOURCES = "select id, source_id from matter where id = any($1::uuid[])";

    private static final String ACCOUNTS =
            "select distinct account_id from matter where id = any($1::uuid[]) and account_id is not null";

    private static final String OF_REFERENCES =
            """
            select distinct matter_id from matter_reference where source_id = $1 and reference = any($2::text[])
            """;

    private static final String COUNT =
            """
            select (select count(*) from entry where matter_id = any($1::uuid[])) as entries,
                   (select count(*) from business_object where matter_id = any($1::uuid[])) as objects
            """;

    private static final String MARK =
            """
            update matter set stripped = true
             where id in (select matter_id from telling where inbound_id = any($1::uuid[])) and not stripped
            """;

    /** Rows that point to the matter first. */
    private static final List<String> DELETE = List.of(
            "delete from telling where matter_id = any($1::uuid[])",
            "delete from entry where matter_id = any($1::uuid[])",
            "delete from business_object where matter_id = any($1::uuid[])",
            "delete from matter_reference where matter_id = any($1::uuid[])",
            "delete from matter where id = any($1::uuid[])");

    private static final String ENTRIES =
            """
            select jsonb_build_object('kind', kind, 'occurred_at', occurred_at, 'recorded_at', recorded_at,
                       'status', status, 'amount', amount, 'currency', currency, 'references', refs,
                       'detail', detail - 'about' - 'related') as row
              from entry where matter_id = any($1::uuid[])
             order by occurred_at, tie, id
            """;

    private static final String OBJECTS =
            """
            select jsonb_build_object('type', type, 'reference', reference, 'status', status, 'amount', amount,
                       'currency', currency, 'occurred_at', occurred_at, 'state', state - 'entries') as row
              from business_object where matter_id = any($1::uuid[])
             order by type, occurred_at, id
            """;

    /** The source of each matter that is there. */
    Uni<Map<UUID, UUID>> sources(Tx tx, Collection<UUID> matters) {
        return tx.query(SOURCES, (Object) ids(matters)).map(rows -> {
            Map<UUID, UUID> sources = new HashMap<>();
            rows.forEach(row -> sources.put(row.getUUID("id"), row.getUUID("source_id")));
            return sources;
        });
    }

    /** The accounts that they belong to. */
    Uni<List<UUID>> accounts(Tx tx, Collection<UUID> matters) {
        return tx.list(ACCOUNTS, row -> row.getUUID(0), (Object) ids(matters));
    }

    Uni<List<UUID>> ofReferences(Tx tx, UUID source, Collection<String> references) {
        return tx.list(OF_REFERENCES, row -> row.getUUID(0), source, references.toArray(String[]::new));
    }

    Uni<List<Finding>> count(Tx tx, Collection<UUID> matters) {
        return tx.first(
                        COUNT,
                        row -> List.of(
                                new Finding("entries", Fate.PSEUDONYMISE, row.getLong("entries")),
                                new Finding("objects", Fate.PSEUDONYMISE, row.getLong("objects"))),
                        (Object) ids(matters))
                .map(found -> found.orElse(List.of()));
    }

    Uni<Void> delete(Tx tx, Collection<UUID> matters) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (String sql : DELETE) {
            done = done.chain(() -> tx.query(sql, (Object) ids(matters)).replaceWithVoid());
        }
        return done;
    }

    /** Says of the matters that these events told of that nothing is left to strip. */
    Uni<Void> markStripped(Tx tx, Collection<UUID> events) {
        return tx.query(MARK, (Object) ids(events)).replaceWithVoid();
    }

    Uni<List<JsonObject>> entries(Tx tx, Collection<UUID> matters) {
        return tx.list(ENTRIES, row -> row.get(JsonObject.class, "row"), (Object) ids(matters));
    }

    Uni<List<JsonObject>> objects(Tx tx, Collection<UUID> matters) {
        return tx.list(OBJECTS, row -> row.get(JsonObject.class, "row"), (Object) ids(matters));
    }

    private static UUID[] ids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
