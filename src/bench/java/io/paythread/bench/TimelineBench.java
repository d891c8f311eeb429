package io.paythread.bench;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.DatabaseAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Pages of 50 entries of customers drawn as skewed as they are in life, against the bare SQL of the page, at growing
 * numbers of entries. The cost compared is the processor time of PostgreSQL for each page.
 */
final class TimelineBench {
    private static final int CUSTOMERS = 200_000;
    private static final int[] SIZES = {100_000, 1_000_000, 5_000_000};
    private static final int PAGES = 5_000;

    /** Entry n belongs to account floor(200000 * r^3): a few accounts have thousands of entries, most have few. */
    private static final String FILL =
            """
            insert into entry (id, matter_id, source_id, account_id, kind, fact_key, occurred_at, tie, recorded_at,
                late, unexpected, status, amount, currency, search, refs, detail, origins, former, digest)
            select md5('entry' || n)::uuid, md5('matter')::uuid, md5('source')::uuid,
                md5('account' || floor(%1$d * power((hashint8(n)::bigint + 2147483648) / 4294967296.0, 3)))::uuid,
                'payment.succeeded', 'payment:pi_' || n || '/succeeded',
                timestamptz '2025-01-01' + n %% 40000000 * interval '1 second', 34, now(), false, false, 'succeeded',
                1000 + n %% 9000, 'EUR', 'payment succeeded pi_' || n, array['payment:pi_' || n, 'attempt:ch_' || n],
                jsonb_build_object('attributes', jsonb_build_object('card_brand', 'visa', 'card_last4', '4242',
                    'method', 'card', 'status', 'succeeded'), 'about', jsonb_build_array('payment:pi_' || n,
                    'attempt:ch_' || n), 'related', '[]'::jsonb, 'summary', 'Payment succeeded 10.00 EUR visa 4242'),
                jsonb_build_array(jsonb_build_object('inbound_event', md5('inbound' || n)::uuid, 'type', 'charge.succeeded',
                    'reference', 'evt_' || n, 'occurred_at', '2025-01-01T00:00:00.000000Z', 'recorded_at',
                    '2025-01-01T00:00:02.000000Z', 'origin', 'webhook')),
                '{}', md5('digest' || n)::uuid
            from generate_series(%2$d::bigint, %3$d::bigint) n
            """;

    private static final String PAGE =
            """
            select e.* from account a cross join lateral (
                select * from entry e where e.account_id = a.id order by e.occurred_at desc, e.tie desc, e.id desc
                limit 51) e
            where a.id = any(?)
            order by e.occurred_at desc, e.tie desc, e.id desc
            limit 51
            """;

    private final DatabaseAddress database;
    private final Report report;

    TimelineBench(DatabaseAddress database, Report report) {
        this.database = database;
        this.report = report;
    }

    void run() throws Exception {
        try (Service service = Service.start(database, Map.of("paythread.projection.enabled", "false"));
                Connection connection = Bench.connect(database)) {
            people(connection);
            int filled = 0;
            for (int size : SIZES) {
                execute(connection, FILL.formatted(CUSTOMERS, filled + 1, size));
                execute(connection, "vacuum analyze entry");
                filled = size;
                measure(service, connection, String.format("%,d entries", size));
            }
        }
    }

    private static void people(Connection connection) throws SQLException {
        execute(
                connection,
                """
                insert into account (id, source_id, reference, guest, since, recorded_at, customer_id, name)
                select md5('account' || n)::uuid, md5('source')::uuid, 'cus_' || n, false, now(), now(),
                    md5('customer' || n)::uuid, 'Customer ' || n
                from generate_series(0, %d) n
                """
                        .formatted(CUSTOMERS));
        execute(
                connection,
                """
                insert into customer (id, root_account_id, since, name, created_at, updated_at)
                select md5('customer' || n)::uuid, md5('account' || n)::uuid, now(), 'Customer ' || n, now(), now()
                from generate_series(0, %d) n
                """
                        .formatted(CUSTOMERS));
        execute(
                connection,
                "insert into matter (id, source_id, updated_at) values (md5('matter')::uuid, md5('source')::uuid, now())");
        execute(connection, "vacuum analyze account, customer");
    }

    private void measure(Service service, Connection connection, String what) throws Exception {
        List<Integer> drawn = draw();
        bare(connection, drawn.subList(0, PAGES / 5));
        double before = Service.postgresCpuSeconds();
        long start = System.nanoTime();
        bare(connection, drawn);
        double sqlMillis = (System.nanoTime() - start) / 1e6 / PAGES;
        double sqlCpu = (Service.postgresCpuSeconds() - before) / PAGES * 1e6;
        Load.Outcome unused = Load.run(service.port(), requests(drawn.subList(0, PAGES / 2)), 1);
        before = Service.postgresCpuSeconds();
        Load.Outcome api = Load.run(service.port(), requests(drawn), 1);
        double apiCpu = (Service.postgresCpuSeconds() - before) / PAGES * 1e6;
        if (api.good() != api.requests()) {
            throw new IllegalStateException("only " + api.good() + " pages of " + api.requests());
        }
        report.add("timeline", what, "bare SQL, mean", sqlMillis, "ms");
        report.add("timeline", what, "API, p50", api.p50Millis(), "ms");
        report.add("timeline", what, "API, p99", api.p99Millis(), "ms");
        report.add("timeline", what, "bare SQL, PostgreSQL CPU per page", sqlCpu, "µs");
        report.add("timeline", what, "API, PostgreSQL CPU per page", apiCpu, "µs");
        report.add("timeline", what, "API / bare SQL, PostgreSQL CPU", apiCpu / sqlCpu, "x");
    }

    /** Customers as often as they have entries. */
    private static List<Integer> draw() {
        Random random = new Random(42);
        List<Integer> drawn = new ArrayList<>();
        for (int i = 0; i < PAGES; i++) {
            drawn.add((int) (CUSTOMERS * Math.pow(random.nextDouble(), 3)));
        }
        return drawn;
    }

    private static void bare(Connection connection, List<Integer> drawn) throws SQLException {
        try (var statement = connection.prepareStatement(PAGE)) {
            for (int number : drawn) {
                statement.setArray(1, connection.createArrayOf("uuid", new Object[] {id("account" + number)}));
                try (var result = statement.executeQuery()) {
                    while (result.next()) {
                        result.getString("detail");
                    }
                }
            }
        }
    }

    private static byte[][] requests(List<Integer> drawn) {
        return drawn.stream()
                .map(number -> PublicId.format(IdPrefix.CUSTOMER, id("customer" + number)))
                .map(id -> "GET /v1/customers/" + id + "/timeline?limit=50 HTTP/1.1\r\nHost: localhost\r\n"
                        + "Authorization: Bearer " + Service.KEY + "\r\n\r\n")
                .map(request -> request.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    /** As PostgreSQL's {@code md5(text)::uuid}. */
    private static UUID id(String text) {
        try {
            var hash = java.nio.ByteBuffer.wrap(
                    java.security.MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
