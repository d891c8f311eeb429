package io.paythread.timeline;

import io.paythread.fact.Kind;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads what belongs to a payment's story beyond its matter. */
@Singleton
class StoryStore {
    /** More than any network lets a card be tried. */
    private static final int MOST_TRIES = 500;

    private static final int MOST_ENTRIES = 200;

    private static final String ON_CARD =
            """
            select o.occurred_at
            from business_object o
            where o.type = 'attempt' and o.state #>> '{attributes,card_fingerprint}' = $1 and o.source_id = $2
                and o.occurred_at > $3 and o.status = 'failed'
                and coalesce(o.state #>> '{attributes,network_status}', '') <> 'not_sent_to_network'
                and coalesce(o.state #>> '{attributes,outcome_type}', '') <> 'blocked'
            order by o.occurred_at desc
            limit $4
            """;

    private static final String MEANWHILE =
            """
            select %s, a.customer_id
            from account a
            cross join lateral (
                select *
                from entry x
                where x.account_id = a.id and x.occurred_at >= $2 and x.occurred_at <= $3 and x.kind = any($4)
                order by x.occurred_at, x.tie, x.id
                limit $5) e
            where a.customer_id = $1
            order by e.occurred_at, e.tie, e.id
            limit $5
            """
                    .formatted(EntryRow.COLUMNS);

    /** When banks declined the card at this source since then. */
    Uni<List<Instant>> onCard(Tx tx, UUID source, String fingerprint, Instant since) {
        return tx.list(
                ON_CARD,
                row -> row.getOffsetDateTime(0).toInstant(),
                fingerprint,
                source,
                since.atOffset(ZoneOffset.UTC),
                MOST_TRIES);
    }

    /** A customer's entries of these kinds in a time, both ends included, oldest first. */
    Uni<List<EntryRow>> meanwhile(Tx tx, UUID customer, Instant from, Instant to, Collection<Kind> kinds) {
        return tx.list(
                MEANWHILE,
                EntryRow::from,
                customer,
                from.atOffset(ZoneOffset.UTC),
                to.atOffset(ZoneOffset.UTC),
                kinds.stream().map(Kind::wireName).toArray(String[]::new),
                MOST_ENTRIES);
    }
}
