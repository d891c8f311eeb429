package io.paythread.projection;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/** What the database says, as lines; without what depends on when it was written. */
final class Dump {
    /** Timelines, states and identities. */
    static final List<String> ALL = List.of(
            "select (to_jsonb(t) - '{matter_id,digest}'::text[])::text from entry t order by occurred_at, tie, id",
            "select (to_jsonb(t) - '{matter_id,digest}'::text[])::text from business_object t order by id",
            "select source_id || reference || object_id from matter_reference t order by 1",
            "select (to_jsonb(t) - '{recorded_at}'::text[])::text from account t order by id",
            "select to_jsonb(t)::text from account_identifier t order by account_id, slot",
            "select (to_jsonb(t) - '{updated_at}'::text[])::text from link t order by id",
            "select (to_jsonb(t) - '{revision,created_at,updated_at}'::text[])::text from customer t order by id");

    /** Who is who, and each customer's timeline: what a joining changes. That it was once decided is remembered. */
    static final List<String> PEOPLE = List.of(
            "select id || ' ' || customer_id from account order by id",
            "select (to_jsonb(t) - '{revision,created_at,updated_at}'::text[])::text from customer t order by id",
            """
            select a.customer_id || ' ' || (to_jsonb(e) - '{matter_id,digest}'::text[])::text
              from entry e join account a on a.id = e.account_id
             order by a.customer_id, e.occurred_at, e.tie, e.id
            """);

    private Dump() {}

    static Uni<List<String>> of(Tx tx, List<String> queries) {
        List<String> lines = new ArrayList<>();
        Uni<List<String>> done = Uni.createFrom().item(lines);
        for (String sql : queries) {
            done = done.chain(() -> tx.list(sql, row -> row.getString(0)))
                    .invoke(lines::addAll)
                    .replaceWith(lines);
        }
        return done;
    }
}
