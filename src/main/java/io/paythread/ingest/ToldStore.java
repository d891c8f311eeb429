package io.paythread.ingest;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** How things of each sort came, as rows by source and day: some hundreds of a source. */
@Singleton
class ToldStore {
    /** In one order: two jobs of a source may write at the same time. */
    private static final String ADD =
            """
            insert into source_told (source_id, told, day, delivered, fetched)
            select $1, told, $2, delivered, fetched
              from unnest($3::text[], $4::bigint[], $5::bigint[]) as t (told, delivered, fetched)
             order by told
            on conflict (source_id, told, day) do update
            set delivered = source_told.delivered + excluded.delivered, fetched = source_told.fetched + excluded.fetched
            """;

    private static final String AMONG =
            """
            select told from source_told
             where source_id = $1 and told = any($2) and day > $3
             group by told having sum(delivered) = 0 and sum(fetched) >= $4
            """;

    private static final String ALL =
            """
            select told, sum(fetched)::bigint as fetched from source_told
             where source_id = $1 and day > $2
             group by told having sum(delivered) = 0 and sum(fetched) >= $3
             order by sum(fetched) desc, told
             limit $4
            """;

    private static final String FORGET = "delete from source_told where source_id = $1 and day <= $2";

    Uni<Void> add(Tx tx, UUID source, LocalDate day, Map<String, Long> delivered, Map<String, Long> fetched) {
        Set<String> told = new TreeSet<>(delivered.keySet());
        told.addAll(fetched.keySet());
        return tx.update(ADD, source, day, told.toArray(String[]::new), counts(told, delivered), counts(told, fetched))
                .replaceWithVoid();
    }

    private static Long[] counts(Set<String> told, Map<String, Long> counts) {
        return told.stream().map(one -> counts.getOrDefault(one, 0L)).toArray(Long[]::new);
    }

    Uni<Set<String>> among(Tx tx, UUID source, Collection<String> told, LocalDate after, int enough) {
        return tx.list(AMONG, row -> row.getString(0), source, told.toArray(String[]::new), after, (long) enough)
                .map(HashSet::new);
    }

    Uni<List<NotDelivered>> all(Tx tx, UUID source, LocalDate after, int enough, int most) {
        return tx.list(
                ALL,
                row -> new NotDelivered(row.getString("told"), row.getLong("fetched")),
                source,
                after,
                (long) enough,
                (long) most);
    }

    Uni<Void> forget(Tx tx, UUID source, LocalDate until) {
        return tx.update(FORGET, source, until).replaceWithVoid();
    }
}
