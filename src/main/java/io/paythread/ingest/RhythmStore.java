package io.paythread.ingest;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Hours of sources. Measured by looking once into each minute, however many events there are. */
@Singleton
class RhythmStore {
    private static final String MEASURE =
            """
            insert into source_rhythm (source_id, hour, minutes)
            select $1, $2, count(*)
              from unnest($3::uuid[], $4::uuid[]) as minute (above, below)
             where exists (select 1 from inbound_event e
                            where e.source_id = $1 and e.id > minute.above and e.id < minute.below
                              and e.origin = 'webhook')
            on conflict do nothing
            """;

    private static final String LATEST = "select max(hour) from source_rhythm where source_id = $1";

    private static final String HISTORY =
            "select hour, minutes from source_rhythm where source_id = $1 and hour >= $2 order by hour";

    private static final String FORGET = "delete from source_rhythm where source_id = $1 and hour < $2";

    /** What we fetched ourselves is no sign of life; so many in a row are looked at. */
    private static final String HEARD =
            """
            select latest.received_at, exists (select 1 from inbound_event f
                                                where f.source_id = $1 and f.id > latest.id) as fetched_since
              from (select id, received_at, origin from inbound_event
                     where source_id = $1 order by id desc limit 10000) latest
             where latest.origin = 'webhook' order by latest.id desc limit 1
            """;

    private static final int MINUTES = 60;

    Uni<Void> measure(Tx tx, UUID source, Instant hour) {
        List<IdRange> minutes = IntStream.range(0, MINUTES)
                .mapToObj(minute -> hour.plus(minute, ChronoUnit.MINUTES))
                .map(start -> IdRange.of(Optional.of(start), Optional.of(start.plus(1, ChronoUnit.MINUTES))))
                .toList();
        return tx.update(
                        MEASURE,
                        source,
                        GapStore.at(hour),
                        minutes.stream().map(IdRange::above).toArray(UUID[]::new),
                        minutes.stream().map(IdRange::below).toArray(UUID[]::new))
                .replaceWithVoid();
    }

    Uni<Optional<Instant>> latest(Tx tx, UUID source) {
        return tx.first(LATEST, row -> Optional.ofNullable(row.getOffsetDateTime(0)), source)
                .map(found -> found.flatMap(time -> time).map(OffsetDateTime::toInstant));
    }

    Uni<List<RhythmRule.Hour>> history(Tx tx, UUID source, Instant since) {
        return tx.list(
                HISTORY,
                row -> new RhythmRule.Hour(row.getOffsetDateTime(0).toInstant(), row.getShort(1)),
                source,
                GapStore.at(since));
    }

    Uni<Void> forget(Tx tx, UUID source, Instant before) {
        return tx.update(FORGET, source, GapStore.at(before)).replaceWithVoid();
    }

    Uni<Optional<Heard>> heard(Tx tx, UUID source) {
        return tx.first(HEARD, row -> new Heard(row.getOffsetDateTime(0).toInstant(), row.getBoolean(1)), source);
    }
}
