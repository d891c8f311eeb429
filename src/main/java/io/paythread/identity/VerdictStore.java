package io.paythread.identity;

import static io.paythread.identity.Columns.texts;
import static io.paythread.identity.Columns.uuids;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/** Rows of {@code pair_verdict}, written while the rows of both accounts are locked. */
@Singleton
class VerdictStore {
    private static final String AMONG =
            """
            select account_a, account_b, verdict from pair_verdict where account_a = any($1) and account_b = any($1)
            """;

    private static final String REMOVE =
            """
            delete from pair_verdict p using unnest($1::uuid[], $2::uuid[]) as t (account_a, account_b)
             where p.account_a = t.account_a and p.account_b = t.account_b
            """;

    private static final String PUT =
            """
            insert into pair_verdict (account_a, account_b, verdict, decision_id)
            select t.account_a, t.account_b, t.verdict, $4
              from unnest($1::uuid[], $2::uuid[], $3::text[]) as t (account_a, account_b, verdict)
            on conflict (account_a, account_b) do update
               set verdict = excluded.verdict, decision_id = excluded.decision_id
            """;

    /** What was decided on pairs of these accounts. */
    Uni<NavigableMap<AccountPair, Verdict>> among(Tx tx, Collection<UUID> accountIds) {
        return tx.query(AMONG, (Object) uuids(accountIds)).map(rows -> {
            NavigableMap<AccountPair, Verdict> verdicts = new TreeMap<>();
            rows.forEach(row -> verdicts.put(LinkStore.pair(row), Verdict.ofWireName(row.getString("verdict"))));
            return verdicts;
        });
    }

    /** Makes the rows say what the verdicts after a decision say. */
    Uni<Void> replace(Tx tx, Map<AccountPair, Verdict> before, Map<AccountPair, Verdict> after, UUID decisionId) {
        List<AccountPair> gone = before.keySet().stream()
                .filter(pair -> !after.containsKey(pair))
                .toList();
        List<Map.Entry<AccountPair, Verdict>> put = after.entrySet().stream()
                .filter(entry -> entry.getValue() != before.get(entry.getKey()))
                .toList();
        return tx.update(REMOVE, uuids(gone, AccountPair::a), uuids(gone, AccountPair::b))
                .chain(() -> tx.update(
                        PUT,
                        uuids(put, entry -> entry.getKey().a()),
                        uuids(put, entry -> entry.getKey().b()),
                        texts(put, entry -> entry.getValue().wireName()),
                        decisionId))
                .replaceWithVoid();
    }
}
