package io.paythread.timeline;

import io.paythread.platform.postgres.Database;
import io.paythread.timeline.EntryView.LinkView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Which payments, refunds and disputes a ticket's texts name by a provider's id. Only what the same customer has, under
 * any of their accounts: a quoted id of somebody else's payment is not shown.
 */
@Singleton
class Mentions {
    /** A conversation that quotes more ids than this is a list, not a question. */
    private static final int MOST = 50;

    private static final String FIND =
            """
            with word as (
                select distinct found[1] as text
                from entry e
                cross join lateral regexp_matches(
                    coalesce(e.detail->'attributes'->>'subject', '') || ' '
                        || coalesce(e.detail->'attributes'->>'text', ''),
                    '([A-Za-z]{2,12}_[A-Za-z0-9_]{2,120})', 'g') as found
                where e.matter_id = $1
                limit %d
            )
            select distinct on (word.text) r.source_id, r.reference
            from word
            join matter_reference r on substr(r.reference, strpos(r.reference, ':') + 1) = word.text
            join matter m on m.id = r.matter_id
            join account a on a.id = m.account_id
            where a.customer_id = $2
            order by word.text, r.reference like 'payment:%%' desc, r.source_id, r.reference
            """
                    .formatted(MOST);

    private final Database database;

    Mentions(Database database) {
        this.database = database;
    }

    /** What the ticket mentions, by the id that it quotes. */
    Uni<List<LinkView>> of(ObjectRow ticket) {
        return ticket.customerId()
                .map(customer -> database.reading(tx -> tx.list(FIND, Mentions::link, ticket.matterId(), customer)))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private static LinkView link(Row row) {
        return LinkView.of(row.getUUID("source_id"), row.getString("reference"));
    }
}
