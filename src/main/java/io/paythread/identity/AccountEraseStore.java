package io.paythread.identity;

import static io.paythread.identity.Columns.uuids;

import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.Finding;
import io.paythread.privacy.Finding.Fate;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Everything that stands of an account, to be counted, shown or deleted. */
@Singleton
class AccountEraseStore {
    private static final String COUNT =
            """
            select (select count(*) from account where id = any($1)) as accounts,
                   (select count(*) from account_identifier where account_id = any($1)) as identifiers,
                   (select count(*) from link where account_a = any($1) or account_b = any($1)) as links,
                   (select count(*) from identity_decision where accounts && $1) as decisions
            """;

    private static final String NEIGHBOURS =
            """
            select account_b as id from link where account_a = any($1) and account_b <> all($1)
            union
            select account_a from link where account_b = any($1) and account_a <> all($1)
            union
            select account_b from pair_verdict where account_a = any($1) and account_b <> all($1)
            union
            select account_a from pair_verdict where account_b = any($1) and account_a <> all($1)
            """;

    /**
     * A decision that concerned others as well goes, too: its words and its lists are about both. What it decided on
     * others stays in their verdicts.
     */
    private static final List<String> DELETE = List.of(
            "delete from account_identifier where account_id = any($1)",
            "delete from link where account_a = any($1) or account_b = any($1)",
            "delete from pair_verdict where account_a = any($1) or account_b = any($1)",
            "delete from identity_decision where accounts && $1",
            "delete from customer where root_account_id = any($1)",
            "delete from account where id = any($1)");

    private static final Map<String, String> REPORT = Map.of(
            "accounts",
            """
            select jsonb_build_object('reference', reference, 'guest', guest, 'since', since, 'name', name,
                       'email', email, 'phone', phone) as row
              from account where id = any($1) order by since, id
            """,
            "identifiers",
            """
            select jsonb_build_object('type', type, 'value', value, 'verified', verified, 'told_at', told_at) as row
              from account_identifier where account_id = any($1) and not removed order by account_id, slot
            """,
            "links",
            """
            select jsonb_build_object('rule', rule, 'evidence', evidence, 'strength', strength, 'state', state,
                       'created_at', created_at) as row
              from link where account_a = any($1) and account_b = any($1) order by id
            """,
            "decisions",
            """
            select jsonb_build_object('action', action, 'reason', reason, 'decided_at', decided_at) as row
              from identity_decision where accounts <@ $1 order by decided_at, id
            """);

    Uni<List<Finding>> count(Tx tx, Collection<UUID> accounts) {
        return tx.first(
                        COUNT,
                        row -> List.of(
                                new Finding("accounts", Fate.DELETE, row.getLong("accounts")),
                                new Finding("identifiers", Fate.DELETE, row.getLong("identifiers")),
                                new Finding("links", Fate.DELETE, row.getLong("links")),
                                new Finding("decisions", Fate.DELETE, row.getLong("decisions"))),
                        (Object) uuids(accounts))
                .map(found -> found.orElse(List.of()));
    }

    /** Accounts of others that a link or a verdict leads to. */
    Uni<List<UUID>> neighbours(Tx tx, Collection<UUID> accounts) {
        return tx.list(NEIGHBOURS, row -> row.getUUID(0), (Object) uuids(accounts));
    }

    Uni<Void> delete(Tx tx, Collection<UUID> accounts) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (String sql : DELETE) {
            done = done.chain(() -> tx.query(sql, (Object) uuids(accounts)).replaceWithVoid());
        }
        return done;
    }

    /** What tells of other people, such as a link to them, stays out. */
    Uni<JsonObject> report(Tx tx, Collection<UUID> accounts) {
        JsonObject report = new JsonObject();
        Uni<JsonObject> done = Uni.createFrom().item(report);
        for (Map.Entry<String, String> part : REPORT.entrySet()) {
            done = done.chain(() ->
                            tx.list(part.getValue(), row -> row.get(JsonObject.class, "row"), (Object) uuids(accounts)))
                    .invoke(rows -> report.put(part.getKey(), new JsonArray(rows)))
                    .replaceWith(report);
        }
        return done;
    }
}
