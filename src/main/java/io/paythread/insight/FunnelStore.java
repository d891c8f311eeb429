package io.paythread.insight;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Sums up checkouts of a time, and the people behind those that expired. From the index alone. */
@Singleton
class FunnelStore {
    private static final String SESSIONS =
            """
            select status, count(*) as n from insight_checkout
            where status in ('complete', 'expired', 'open') and at >= $1 and at < $2
              and ($3::uuid is null or source_id = $3)
            group by status
            """;

    /**
     * One person counts once: as recovered or as having paid elsewhere if that happened after any of their checkouts, else
     * as lost. The index is gone through once.
     */
    private static final String PEOPLE =
            """
            select count(*) filter (where recovered) as recovered,
                   count(*) filter (where elsewhere and not recovered) as elsewhere,
                   count(*) filter (where not recovered and not elsewhere) as lost,
                   coalesce(sum(form), 0)::bigint as form, coalesce(sum(payment), 0)::bigint as payment,
                   coalesce(sum(declined), 0)::bigint as declined,
                   coalesce(sum(bank_confirmation), 0)::bigint as bank_confirmation
            from (select bool_or(recovered) as recovered, bool_or(elsewhere) as elsewhere,
                         count(*) filter (where step = 'form') as form,
                         count(*) filter (where step = 'payment') as payment,
                         count(*) filter (where step = 'declined') as declined,
                         count(*) filter (where step = 'bank_confirmation') as bank_confirmation
                  from insight_checkout
                  where status = 'expired' and at >= $1 and at < $2 and ($3::uuid is null or source_id = $3)
                  group by person) person
            """;

    private static final List<String> STEPS = List.of("form", "payment", "declined", "bank_confirmation");

    /** A number of checkouts by how they ended. */
    record Sessions(long completed, long expired, long open) {}

    /** People behind checkouts that expired, and at which step those stopped. */
    record People(long recovered, long elsewhere, long lost, Map<String, Long> steps) {}

    Uni<Sessions> sessions(Tx tx, Instant from, Instant to, Optional<UUID> source) {
        return tx.query(SESSIONS, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC), source.orElse(null))
                .map(rows -> {
                    Map<String, Long> counts = new HashMap<>();
                    rows.forEach(row -> counts.put(row.getString("status"), row.getLong("n")));
                    return new Sessions(
                            counts.getOrDefault("complete", 0L),
                            counts.getOrDefault("expired", 0L),
                            counts.getOrDefault("open", 0L));
                });
    }

    Uni<People> people(Tx tx, Instant from, Instant to, Optional<UUID> source) {
        return tx.first(
                        PEOPLE,
                        row -> new People(
                                row.getLong("recovered"), row.getLong("elsewhere"), row.getLong("lost"), steps(row)),
                        from.atOffset(ZoneOffset.UTC),
                        to.atOffset(ZoneOffset.UTC),
                        source.orElse(null))
                .map(Optional::orElseThrow);
    }

    /** Without those at which nobody stopped. */
    private static Map<String, Long> steps(Row row) {
        Map<String, Long> steps = new TreeMap<>();
        STEPS.stream().filter(step -> row.getLong(step) > 0).forEach(step -> steps.put(step, row.getLong(step)));
        return steps;
    }
}
