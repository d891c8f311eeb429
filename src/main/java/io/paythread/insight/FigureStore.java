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
import org.jspecify.annotations.Nullable;

/** Reads sums by interval. */
@Singleton
class FigureStore {
    /** Few rows, each found by the key: the pieces of a cover stand in for the range. */
    private static final String SUMS =
            """
            with piece as materialized (
                select * from unnest($4::smallint[], $5::timestamptz[], $6::timestamptz[]) as p (width, since, until)
            ), part as (
                select s.series, s.at, s.value, s.currency, s.n, s.a, s.b, s.c
                from piece p join insight_sum s on s.series = any($2::smallint[]) and s.dimension = $3
                  and s.width = p.width and s.at >= p.since and s.at < p.until
                where p.width > 0
                union all
                select s.series, s.at, s.value, s.currency, s.n, s.a, s.b, s.c
                from piece p join insight_slice s on s.series = any($2::smallint[]) and s.dimension = $3
                  and s.at >= p.since and s.at < p.until
                where p.width = 0
            )
            select series, width_bucket(at, $1::timestamptz[]) as bucket, value, currency,
                sum(n)::bigint as n, sum(a)::bigint as a, sum(b)::bigint as b, sum(c)::bigint as c
            from part where $7::text is null or currency in ('', $7)
            group by 1, 2, 3, 4
            """;

    /**
     * Of each interval, and of the whole: there the bucket is null. Series and value are picked from constants, so that
     * the statement stays one of a few and the planner sees that the narrow index of times suffices.
     */
    private static final String TIMES =
            """
            select width_bucket(r.at, $1::timestamptz[]) as bucket, %1$s as value, count(*) as n,
                percentile_disc(array[0.5, 0.9]) within group (order by r.a) as times
            from insight_record r
            where r.series = %2$d and r.at >= $2 and r.at < $3 and ($4::text is null or r.currency = $4)
            group by grouping sets ((1, 2), (2))
            """;

    /** From before everything. */
    private static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");

    /**
     * Which sum.
     *
     * @param interval from 0; -1 for what was before the first
     */
    record SumKey(Series series, int interval, String value, String currency) {}

    /**
     * Which times, for all currencies.
     *
     * @param interval from 0; {@link Figure#WHOLE} for all
     */
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
        Cover cover = Cover.of(intervals, fromEver ? EVER : intervals.from());
        Short[] numbers = series.stream().map(one -> (short) one.number()).toArray(Short[]::new);
        return tx.query(
                        SUMS,
                        intervals.array(),
                        numbers,
                        (short) dimension.number(),
                        cover.widths(),
                        cover.beginnings(),
                        cover.ends(),
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
                        TIMES.formatted(column(dimension), series.number()),
                        intervals.array(),
                        intervals.from().atOffset(ZoneOffset.UTC),
                        intervals.to().atOffset(ZoneOffset.UTC),
                        currency.orElse(null))
                .map(rows -> {
                    Map<TimeKey, Times> times = new HashMap<>();
                    rows.forEach(row -> {
                        List<Long> both = List.of(row.getArrayOfLongs("times"));
                        times.put(
                                new TimeKey(interval(row.getInteger("bucket")), row.getString("value")),
                                new Times(row.getLong("n"), both.get(0), both.get(1)));
                    });
                    return times;
                });
    }

    private static int interval(@Nullable Integer bucket) {
        return bucket == null ? Figure.WHOLE : bucket - 1;
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
