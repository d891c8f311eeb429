package io.paythread.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.demo.Step;
import io.paythread.platform.postgres.LooseDatabase;
import io.paythread.security.Visibility;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures against an oracle that counts the events as they were sent; whatever the order and the repetitions. */
class InsightOracleTest {
    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-10-01T00:00:00Z");
    private static final int PEOPLE = 60;

    private static final String DUMP =
            """
            select series || ' ' || at || ' ' || object_type || ' ' || object_id || ' ' || currency
                || ' ' || code || ' ' || network || ' ' || method || ' ' || country || ' ' || a || ' ' || b || ' ' || c
              from insight_record
            union all
            select checkout_id || ' ' || at || ' ' || status || ' ' || person || ' ' || step || ' ' || recovered
                || ' ' || elsewhere from insight_checkout
             order by 1
            """;

    /** Every sum that is not the sum of its records, or has none. */
    private static final String WRONG_SUMS =
            """
            with expected as (
                select r.series, d.dimension, w.width, w.at, d.value, r.currency,
                    count(*) as n, sum(r.a) as a, sum(r.b) as b, sum(r.c) as c
                  from insight_record r cross join lateral (values (0, ''), (1, r.code), (2, r.network),
                      (3, r.method), (4, r.country), (5, r.source_id::text)) as d (dimension, value)
                  cross join lateral (values (0, date_bin('15 min', r.at, timestamptz '2000-01-01Z')),
                      (1, date_trunc('hour', r.at, 'UTC')), (2, date_trunc('day', r.at, 'UTC')),
                      (3, date_trunc('month', r.at, 'UTC'))) as w (width, at)
                 group by 1, 2, 3, 4, 5, 6)
            select count(*) from expected e
              full join (
                  select series, dimension, 0 as width, at, value, currency, n, a, b, c from insight_slice
                  union all
                  select series, dimension, width, at, value, currency, n, a, b, c from insight_sum) s using (series, dimension, width, at, value, currency)
             where e.n is distinct from s.n or e.a is distinct from s.a or e.b is distinct from s.b
                or e.c is distinct from s.c
            """;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void countsWhatTheEventsSay(long seed) {
        try (LooseDatabase database = LooseDatabase.begin()) {
            // Given
            List<Step> steps = RawHistory.of(seed, PEOPLE);
            Oracle oracle = new Oracle(steps);

            // When
            Telling.tell(database, List.of(steps));

            // Then
            for (String zone : List.of("UTC", "Europe/Berlin", "Asia/Kolkata", "America/St_Johns")) {
                compare(database, oracle, "week", zone, Dimension.NONE);
            }
            compare(database, oracle, "day", "Europe/Berlin", Dimension.NONE);
            compare(database, oracle, "month", "Asia/Tokyo", Dimension.NONE);
            for (Dimension dimension : List.of(Dimension.CODE, Dimension.NETWORK, Dimension.COUNTRY)) {
                compare(database, oracle, "month", "UTC", dimension);
            }
            churn(database, oracle);
            times(database, oracle, "week", "Europe/Berlin");
            times(database, oracle, "month", "Asia/Kolkata");
            overMonthBefore(database, oracle, "America/St_Johns");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void comesToTheSameHoweverItIsTold(long seed) {
        List<String> inOrder;
        List<Step> steps = RawHistory.of(seed, 20);
        try (LooseDatabase database = LooseDatabase.begin()) {
            // Given
            Telling.tell(database, List.of(steps));
            inOrder = database.run(tx -> tx.list(DUMP, row -> row.getString(0)));
        }
        for (int order = 0; order < 4; order++) {
            try (LooseDatabase database = LooseDatabase.begin()) {
                Random random = new Random(seed * 100 + order);
                List<Step> twice = new ArrayList<>(steps);
                twice.addAll(steps);
                Collections.shuffle(twice, random);

                // When
                Telling.tell(database, Telling.batches(twice, random));

                // Then
                List<String> records = database.run(tx -> tx.list(DUMP, row -> row.getString(0)));
                assertThat(records).as("seed " + seed + ", order " + order).isEqualTo(inOrder);
                Optional<Long> wrong = database.run(tx -> tx.first(WRONG_SUMS, row -> row.getLong(0)));
                assertThat(wrong).contains(0L);
            }
        }
    }

    private static void compare(LooseDatabase database, Oracle oracle, String step, String zone, Dimension dimension) {
        InsightQuery query = query(step, zone, dimension);
        Sheet sheet =
                database.run(tx -> Telling.services(database).get(Figures.class).sheet(tx, query));
        Map<Metric, List<Figure>> figures = Insights.whole(query, sheet, Visibility.ALL);
        for (Metric metric : Metric.values()) {
            if (isCompared(metric, dimension)) {
                assertThat(given(query, figures.getOrDefault(metric, List.of())))
                        .as(metric + " by " + step + " in " + zone + " by " + dimension)
                        .isEqualTo(expected(oracle, metric, step, zone, dimension));
            }
        }
    }

    private static boolean isCompared(Metric metric, Dimension dimension) {
        boolean plain = metric.shape() != Metric.Shape.TIME
                && metric.shape() != Metric.Shape.STOCK
                && metric.shape() != Metric.Shape.MONTH_BEFORE;
        return plain
                && switch (dimension) {
                    case NONE -> true;
                    case CODE ->
                        metric == Metric.AUTHORIZATION_RATE
                                || metric == Metric.BLOCK_RATE
                                || metric == Metric.PRE_DISPUTE_CONTACT_SHARE;
                    default ->
                        List.of(
                                        Metric.AUTHORIZATION_RATE,
                                        Metric.AUTHORIZATION_RATE_DEDUPLICATED,
                                        Metric.DECLINE_RATE,
                                        Metric.DISPUTE_RATE,
                                        Metric.REFUND_RATE,
                                        Metric.EFW_CONVERSION)
                                .contains(metric);
                };
    }

    private static InsightQuery query(String step, String zone, Dimension dimension) {
        Intervals.Step calendar = Intervals.Step.ofWireName(step);
        ZoneId id = ZoneId.of(zone);
        return new InsightQuery(
                Arrays.asList(Metric.values()),
                Intervals.over(FROM, TO, calendar, id, 1_000),
                calendar,
                id,
                dimension,
                Optional.empty(),
                Optional.empty());
    }

    /** Without the empty ones, which the oracle does not have. */
    private static Map<String, List<Long>> given(InsightQuery query, List<Figure> figures) {
        Map<String, List<Long>> given = new TreeMap<>();
        figures.stream().filter(figure -> figure.interval() != Figure.WHOLE).forEach(figure -> {
            if (figure.numerator() != 0 || figure.denominator() != 0) {
                Instant begin = query.intervals().edges().get(figure.interval());
                String key = OracleMarks.begin(begin, query.step().wireName(), query.zone()) + "|" + figure.group()
                        + "|" + figure.currency();
                given.put(key, List.of(figure.numerator(), figure.denominator()));
            }
        });
        return given;
    }

    private static Map<String, List<Long>> expected(
            Oracle oracle, Metric metric, String step, String zone, Dimension dimension) {
        boolean money = metric.shape() == Metric.Shape.MONEY;
        String by = dimension == Dimension.NONE ? "" : dimension.wireName();
        Map<String, List<Long>> sums = oracle.sums(metric.wireName(), step, ZoneId.of(zone), by, money);
        sums.values().removeIf(both -> both.get(0) == 0 && both.get(1) == 0);
        return sums;
    }

    private static void churn(LooseDatabase database, Oracle oracle) {
        InsightQuery query = query("month", "UTC", Dimension.NONE);
        Sheet sheet =
                database.run(tx -> Telling.services(database).get(Figures.class).sheet(tx, query));
        Map<Metric, List<Figure>> figures = Insights.whole(query, sheet, Visibility.ALL);
        for (Metric metric : List.of(Metric.INVOLUNTARY_CHURN, Metric.VOLUNTARY_CHURN)) {
            Map<String, List<Long>> ended = oracle.sums(metric.wireName(), "month", ZoneId.of("UTC"), "", false);
            figures.getOrDefault(metric, List.of()).stream()
                    .filter(figure -> figure.interval() != Figure.WHOLE)
                    .forEach(figure -> {
                        Instant begin = query.intervals().edges().get(figure.interval());
                        String key = OracleMarks.begin(begin, "month", ZoneId.of("UTC")) + "||";
                        assertThat(figure.numerator())
                                .as(metric + " " + begin)
                                .isEqualTo(ended.getOrDefault(key, List.of(0L)).get(0));
                        assertThat(figure.denominator())
                                .as(metric + " " + begin)
                                .isEqualTo(oracle.subscriptionsAt(begin));
                    });
        }
    }

    private static void times(LooseDatabase database, Oracle oracle, String step, String zone) {
        InsightQuery query = query(step, zone, Dimension.NONE);
        Sheet sheet =
                database.run(tx -> Telling.services(database).get(Figures.class).sheet(tx, query));
        Map<Metric, List<Figure>> figures = Insights.whole(query, sheet, Visibility.ALL);
        figures.forEach((metric, list) -> {
            if (metric.shape() == Metric.Shape.TIME) {
                Map<String, List<Long>> given = new TreeMap<>();
                list.stream()
                        .filter(figure -> figure.interval() != Figure.WHOLE)
                        .forEach(figure -> figure.times()
                                .ifPresent(times -> given.put(
                                        OracleMarks.begin(
                                                query.intervals().edges().get(figure.interval()), step, query.zone()),
                                        List.of(times.n(), times.half(), times.nineOfTen()))));
                assertThat(given)
                        .as(metric + " by " + step + " in " + zone)
                        .isNotEmpty()
                        .isEqualTo(oracle.times(metric.wireName(), step, query.zone()));
            }
        });
    }

    private static void overMonthBefore(LooseDatabase database, Oracle oracle, String zone) {
        InsightQuery query = query("month", zone, Dimension.NONE);
        Sheet sheet =
                database.run(tx -> Telling.services(database).get(Figures.class).sheet(tx, query));
        Map<Metric, List<Figure>> figures = Insights.whole(query, sheet, Visibility.ALL);
        assertThat(given(query, figures.getOrDefault(Metric.MASTERCARD_RATE, List.of())))
                .as("Mastercard rate in " + zone)
                .isNotEmpty()
                .isEqualTo(oracle.overMonthBefore("mastercard_rate", query.zone()));
    }
}
