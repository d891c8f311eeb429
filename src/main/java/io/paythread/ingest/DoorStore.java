package io.paythread.ingest;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What happened at the doors of all processes, as rows by source and hour. */
@Singleton
class DoorStore {
    /** In one order: several processes add to the same rows. */
    private static final String ADD =
            """
            insert into source_door (source_id, hour, what, counted)
            select source_id, hour, what, counted
              from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::bigint[]) as t (source_id, hour, what, counted)
             order by source_id, hour, what
            on conflict (source_id, hour, what) do update set counted = source_door.counted + excluded.counted
            """;

    private static final String SUM =
            """
            select what, sum(counted)::bigint as counted from source_door where source_id = $1 and hour > $2 group by what
            """;

    private static final String FORGET = "delete from source_door where hour < $1";

    /** Something that happened so many times. */
    record Count(UUID source, Instant hour, String what, long times) {}

    Uni<Void> add(Tx tx, Collection<Count> counts) {
        return tx.update(
                        ADD,
                        counts.stream().map(Count::source).toArray(UUID[]::new),
                        counts.stream().map(count -> GapStore.at(count.hour())).toArray(OffsetDateTime[]::new),
                        counts.stream().map(Count::what).toArray(String[]::new),
                        counts.stream().map(Count::times).toArray(Long[]::new))
                .replaceWithVoid();
    }

    /** How often each thing happened in the hours that began after this time. */
    Uni<Map<String, Long>> since(Tx tx, UUID source, Instant after) {
        return tx.list(SUM, row -> Map.entry(row.getString("what"), row.getLong("counted")), source, GapStore.at(after))
                .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    Uni<Void> forget(Tx tx, Instant before) {
        return tx.update(FORGET, GapStore.at(before)).replaceWithVoid();
    }
}
