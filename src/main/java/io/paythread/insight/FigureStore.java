package io.paythread.insight;

import io.paythread.insight.Slices.Sums;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads sums by interval. */
@Singleton
class FigureStore {
    private static final String SUMS =
            """
            select s.series, width_bucket(s.at, $1::timestamptz[]) as bucket, s.value, s.currency,
                sum(s.n)::bigint as n, sum(s.a)::bigint as a, sum(s.b)::bigint as b, sum(s.c)::bigint as c
            from insight_slice s
            where s.series = any($2::smallint[]) and s.dimension = $3 and s.at >= $4 and s.at < $5
              and ($6::text is null or s.currency in ('', $6))
            group by 1, 2, 3, 4
            """;

    /** The value of the dimension is picked from constants, so the statement stays one of a few. */
    private static final String TIMES =
            """
            select width_bucket(r.at, $1::timestamptz[]) as bucket, %1$s as value, count(*) as n,
                percentile_disc(array[0.5, 0.9]) within group (order by r.a) as times
            from insight_record r
            where r.series = $2 and r.at >= $3 and r.at < $4 and ($5::text is null or r.currency = $5)
            group by 1, 2
            """;

    /** From before everything. */
    static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");

    /**
     * Which sum.
     *
     * @param interval from 0; -1 for what was before the first
     */
    record SumKey(Series series, int interval, String value, String currency) {}

    /** Which times, for all currencies. */
    record TimeKey(int interval, String value) {}

    /** The time that half of them took at most, and the one that nine of ten did; milliseconds. */
    record Times(long n, long half, long nineOfTen) {}

    Uni<Map<SumKey, Sums>> sums(
            Tx tx,
            Collection<Series> series,
            Dimension dimension,
            Intervals intervals,
            boolean fromEver,
            Optional<String> currency) {
        Short[] numbers = series.stream().map(one -> (short) one.number()).toArray(Short[]::new);
        return tx.query(
                        SUMS,
                        intervals.array(),
                        numbers,
                        (short) dimension.number(),
                        (fromEver ? EVER : intervals.from()).atOffset(ZoneOffset.UTC),
                        intervals.to().atOffset(ZoneOffset.UTC),
                        currency.orElse(null))
                .map(rows -> {
                    Map<SumKey, Sums> sums = new HashMap<>();
                    rows.forEach(row -> sums.put(key(row), sums(row)));
                    return sums;
                });
    }

    private static SumKey key(Row row) {
        return new SumKey(
                Series.of(row.getInteger("series")),
                row.getInteger("bucket") - 1,
                row.getString("value"),
                row.getString("currency"));
    }

    private static Sums sums(Row row) {
        return new Sums(row.getLong("n"), row.getLong("a"), row.getLong("b"), row.getLong("c"));
    }

    Uni<Map<TimeKey, Times>> times(
            Tx tx, Series series, Dimension dimension, Intervals intervals, Optional<String> currency) {
        return tx.query(
                        TIMES.formatted(column(dimension)),
                        intervals.array(),
                        (short) series.number(),
                        intervals.from().atOffset(ZoneOffset.UTC),
                        intervals.to().atOffset(ZoneOffset.UTC),
                        currency.orElse(null))
                .map(rows -> {
                    Map<TimeKey, Times> times = new HashMap<>();
                    rows.forEach(row -> {
                        List<Long> both = List.of(row.getArrayOfLongs("times"));
                        times.put(
                                new TimeKey(row.getInteger("bucket") - 1, row.getString("value")),
                                new Times(row.getLong("n"), both.get(0), both.get(1)));
                    });
                    return times;
                });
    }

    static String column(Dimension dimension) {
        return switch (dimension) {
            case NONE -> "''::text";
            case CODE -> "r.code";
            case NETWORK -> "r.network";
            case METHOD -> "r.method";
            case COUNTRY -> "r.country";
            case SOURCE -> "r.source_id::text";
        };
    }
}
