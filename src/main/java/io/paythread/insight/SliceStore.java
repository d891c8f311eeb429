package io.paythread.insight;

import io.paythread.insight.Slices.Slot;
import io.paythread.insight.Slices.Sums;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;

/** Changes rows of {@code insight_slice}. Who does holds the reader's place, so that no two change them at a time. */
@Singleton
class SliceStore {
    private static final String ADD =
            """
            insert into insight_slice as s (series, dimension, at, value, currency, n, a, b, c)
            select * from unnest($1::smallint[], $2::smallint[], $3::timestamptz[], $4::text[], $5::text[],
                $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[])
            on conflict (series, dimension, at, value, currency)
            do update set n = s.n + excluded.n, a = s.a + excluded.a, b = s.b + excluded.b, c = s.c + excluded.c
            """;

    private static final String TIDY =
            """
            delete from insight_slice s
             using unnest($1::smallint[], $2::smallint[], $3::timestamptz[], $4::text[], $5::text[])
                   as k (series, dimension, at, value, currency)
             where s.series = k.series and s.dimension = k.dimension and s.at = k.at and s.value = k.value
               and s.currency = k.currency and s.n = 0
            """;

    Uni<Void> add(Tx tx, Map<Slot, Sums> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Short[] series = keys(changes, key -> (short) key.series()).toArray(Short[]::new);
        Short[] dimensions = keys(changes, key -> (short) key.dimension()).toArray(Short[]::new);
        OffsetDateTime[] times =
                keys(changes, key -> key.at().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
        String[] values = keys(changes, Slot::value).toArray(String[]::new);
        String[] currencies = keys(changes, Slot::currency).toArray(String[]::new);
        return tx.query(
                        ADD,
                        series,
                        dimensions,
                        times,
                        values,
                        currencies,
                        sums(changes, Sums::n),
                        sums(changes, Sums::a),
                        sums(changes, Sums::b),
                        sums(changes, Sums::c))
                .chain(() -> tx.query(TIDY, series, dimensions, times, values, currencies))
                .replaceWithVoid();
    }

    private static <T> java.util.stream.Stream<T> keys(Map<Slot, Sums> changes, Function<Slot, T> part) {
        return changes.keySet().stream().map(part);
    }

    private static Long[] sums(Map<Slot, Sums> changes, Function<Sums, Long> part) {
        return changes.values().stream().map(part).toArray(Long[]::new);
    }
}
