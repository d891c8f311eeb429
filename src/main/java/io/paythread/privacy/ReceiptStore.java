package io.paythread.privacy;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Receipts on their way into the audit log. */
@Singleton
class ReceiptStore {
    /** All receipts of some objects; those that another process has in its hands are left out. */
    private static final String TAKE =
            """
            with taken as (
                select id from card_redaction where not audited order by id limit $1 for update skip locked
            ), marked as (
                update card_redaction c set audited = true from taken where c.id = taken.id
                returning c.id, c.object_type, c.object_id, c.found_by, c.place, c.rule, c.brand, c.last_four, c.pieces,
                          c.rules_version
            )
            select object_type, object_id, found_by, rules_version, sum(pieces)::int as pieces,
                   jsonb_agg(jsonb_strip_nulls(jsonb_build_object('place', place, 'rule', rule, 'brand', brand,
                       'last_four', last_four, 'pieces', pieces)) order by id) as found
              from marked
             group by object_type, object_id, found_by, rules_version
            """;

    /** What was taken out of one object at one time. */
    record Taken(String objectType, UUID object, String foundBy, String rules, int pieces, JsonArray found) {
        static Taken from(Row row) {
            return new Taken(
                    row.getString("object_type"),
                    row.getUUID("object_id"),
                    row.getString("found_by"),
                    row.getString("rules_version"),
                    row.getInteger("pieces"),
                    row.get(JsonArray.class, "found"));
        }
    }

    /** Marks the next ones as audited; they are, if the transaction commits. */
    Uni<List<Taken>> take(Tx tx, int most) {
        return tx.list(TAKE, Taken::from, most);
    }
}
