package io.paythread.bench;

import io.paythread.platform.postgres.DatabaseAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Figures of a month by week, over the records of a year in which two million payments left five million entries. Only the
 * records and their sums are made: figures read nothing else.
 */
final class InsightBench {
    /** As many as in a year; fewer, at the same rate, are those of its first months: for a short run. */
    private static final int PAYMENTS = Integer.parseInt(System.getenv().getOrDefault("BENCH_PAYMENTS", "2000000"));

    private static final int VISITS_MADE = PAYMENTS / 4 * 3;
    private static final int MONTHS = PAYMENTS / 166_000;
    private static final int WARM_UP = 60;
    private static final int REQUESTS = 300;
    private static final String WHAT = String.format(Locale.ROOT, "%,d entries, a month by week", PAYMENTS / 2 * 5);

    private static final String INSERT =
            """
            insert into insight_record (series, at, object_type, object_id, matter_id, payment_id, source_id, currency,
                code, network, method, country, a, b, c)
            select %d, timestamptz '2025-01-01Z' + n * interval '15.768 s' + %d * interval '1 s', '%s',
                ('%08x-0000-0000-0000-' || lpad(to_hex(n), 12, '0'))::uuid,
                ('00000000-0000-0000-0000-' || lpad(to_hex(n), 12, '0'))::uuid,
                ('00000000-0000-0000-0000-' || lpad(to_hex(n), 12, '0'))::uuid,
                ('00000000-0000-0000-0000-00000000000' || n %% 2)::uuid,
                (array['EUR', 'USD', 'GBP'])[1 + n %% 3], %s,
                (array['visa', 'visa', 'visa', 'mastercard', 'mastercard', 'amex', 'discover'])[1 + n / 5 %% 7], 'card',
                (array['DE', 'ES', 'FR', 'GB', 'US', 'BR', 'JP', 'IT', 'NL', 'PL', 'MX', 'CA'])[1 + n / 3 %% 12], %s
            from generate_series(1::bigint, %d) n
            where %s
            """;

    private static final String NO_CODE = "''";
    private static final String CODE =
            """
            (array['insufficient_funds', 'insufficient_funds', 'do_not_honor', 'generic_decline', 'expired_card',
                'incorrect_cvc', 'lost_card', 'processing_error'])[1 + n / 10 % 8]""";

    private static final String QUARTERS =
            """
            insert into insight_slice (series, dimension, at, value, currency, n, a, b, c)
            select r.series, %1$d, date_bin('15 min', r.at, timestamptz '2000-01-01Z'), %2$s, r.currency, count(*),
                sum(r.a), sum(r.b), sum(r.c)
            from insight_record r group by 1, 3, 4, 5
            """;

    /** A third of the checkouts expires; behind each five of those in a row stands one person. */
    private static final String VISITS =
            """
            insert into insight_checkout (checkout_id, matter_id, source_id, at, status, person, step, recovered, elsewhere)
            select ('0000000c-0000-0000-0000-' || lpad(to_hex(n), 12, '0'))::uuid,
                ('0000000d-0000-0000-0000-' || lpad(to_hex(n), 12, '0'))::uuid,
                ('00000000-0000-0000-0000-00000000000' || n %% 2)::uuid,
                timestamptz '2025-01-01Z' + n * interval '21.024 s',
                case when n %% 3 = 0 then 'expired' else 'complete' end,
                ('0000000e-0000-0000-0000-' || lpad(to_hex(n / 15 %% 200000), 12, '0'))::uuid,
                case when n %% 3 <> 0 then '' else (array['form', 'form', 'payment', 'bank_confirmation'])[1 + n / 3 %% 4] end,
                n %% 33 = 0, n %% 51 = 0
            from generate_series(1::bigint, %1$d) n
            """;

    private final DatabaseAddress database;
    private final Report report;

    InsightBench(DatabaseAddress database, Report report) {
        this.database = database;
        this.report = report;
    }

    void run() throws Exception {
        try (Service service = Service.start(database, Map.of("paythread.projection.enabled", "false"));
                Connection connection = Bench.connect(database)) {
            fill(connection);
            for (Map.Entry<String, String> question : questions().entrySet()) {
                byte[][] requests = requests(question.getValue());
                Load.Outcome unused = Load.run(service.port(), Arrays.copyOf(requests, WARM_UP), 1);
                Load.Outcome outcome = Load.run(service.port(), requests, 2);
                if (outcome.good() != outcome.requests()) {
                    throw new IllegalStateException("only " + outcome.good() + " answers to " + question.getKey());
                }
                report.add("insight", WHAT, question.getKey() + ", p50", outcome.p50Millis(), "ms");
                report.add("insight", WHAT, question.getKey() + ", p99", outcome.p99Millis(), "ms");
            }
        }
    }

    /** Every tenth payment fails at first; four of five of those are paid later. */
    private static void fill(Connection connection) throws SQLException {
        String failed = "n % 10 = 0";
        insert(
                connection,
                1,
                1,
                "attempt",
                "case when " + failed + " then " + CODE + " else '' end",
                "case when " + failed + " then 0 else 1 end, 1, 0",
                "true");
        insert(connection, 1, 2, "attempt", NO_CODE, "1, 1, 0", failed + " and n % 50 <> 0");
        insert(connection, 2, 3, "attempt", NO_CODE, "case when n % 50 = 0 then 0 else 1 end, 0, 0", "true");
        insert(
                connection,
                3,
                4,
                "payment",
                NO_CODE,
                "case when n % 50 = 0 then 0 else 1 end, 1, (n % 60 = 1)::int",
                "true");
        insert(
                connection,
                5,
                5,
                "payment",
                NO_CODE,
                "1000 + n % 9000, case when n % 30 = 0 then 500 else 0 end, (n % 300 = 1)::int",
                "n % 50 <> 0");
        insert(connection, 6, 6, "payment", CODE, "(n % 50 <> 0)::int, (n % 50 <> 0)::int, (n % 50 <> 0)::int", failed);
        insert(connection, 7, 7, "payment", CODE, "case when n % 50 = 0 then 0 else 1000 end, 1000, 0", failed);
        insert(connection, 9, 8, "payment", NO_CODE, "3600000 + n % 900000000, 0, 0", failed + " and n % 50 <> 0");
        insert(connection, 10, 9, "payment", NO_CODE, "60000 + n % 600000000, 0, 0", "n % 5 = 1");
        insert(connection, 18, 11, "subscription", NO_CODE, "0, 0, 0", "n % 20 = 0");
        insert(connection, 19, 11, "subscription", NO_CODE, "(n % 3 = 0)::int, (n % 3 <> 0)::int, 0", "n % 100 = 0");
        insert(connection, 12, 10, "dispute", "'fraudulent'", "5000, (n % 3 = 0)::int, 0", "n % 300 = 1");
        List<String> values = List.of("''", "r.code", "r.network", "r.method", "r.country", "r.source_id::text");
        for (int dimension = 0; dimension < values.size(); dimension++) {
            execute(connection, QUARTERS.formatted(dimension, values.get(dimension)));
        }
        execute(connection, VISITS.formatted(VISITS_MADE));
        execute(connection, "vacuum analyze insight_record, insight_slice, insight_sum, insight_checkout");
    }

    private static void insert(
            Connection connection, int series, int objects, String type, String code, String numbers, String which)
            throws SQLException {
        execute(connection, INSERT.formatted(series, objects, type, objects, code, numbers, PAYMENTS, which));
    }

    private static Map<String, String> questions() {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("authorization rate", "/v1/insights?metric=authorization_rate&");
        questions.put("authorization rate by network", "/v1/insights?metric=authorization_rate&group_by=network&");
        questions.put("declines by code", "/v1/insights/decline-codes?");
        questions.put("refund rate by currency", "/v1/insights?metric=refund_rate&");
        questions.put("dispute rate beside the month before", "/v1/insights?metric=dispute_rate&compare=previous&");
        questions.put("time to recover", "/v1/insights?metric=time_to_recover&");
        questions.put("time to capture", "/v1/insights?metric=time_to_capture&");
        questions.put("all metrics at once", "/v1/insights?");
        questions.put("abandonment funnel", "/v1/insights/abandonment-funnel?");
        questions.put("abandonment funnel of a quarter", "/v1/insights/abandonment-funnel?quarter&");
        questions.put("first page of records", "/v1/insights/decline_rate/records?limit=100&");
        return questions;
    }

    /** Each month of the year in turn. */
    private static byte[][] requests(String question) {
        boolean plain = question.contains("/records") || question.contains("funnel");
        String calendar = plain ? "" : "&interval=week&tz=Europe/Berlin";
        int months = question.contains("quarter") ? 3 : 1;
        return IntStream.range(0, REQUESTS)
                .mapToObj(i -> "%sfrom=2025-%02d-01T00:00:00Z&to=2025-%02d-28T00:00:00Z%s"
                        .formatted(
                                question.replace("quarter&", ""),
                                1 + i % (MONTHS + 1 - months),
                                months + i % (MONTHS + 1 - months),
                                calendar))
                .map(path -> "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + "Authorization: Bearer " + Service.KEY
                        + "\r\n\r\n")
                .map(request -> request.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
