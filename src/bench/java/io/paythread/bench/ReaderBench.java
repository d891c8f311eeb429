package io.paythread.bench;

import io.paythread.demo.HelpdeskUser;
import io.paythread.demo.Provider;
import io.paythread.demo.Signatures;
import io.paythread.demo.Ticket;
import io.paythread.demo.ZendeskEvents;
import io.paythread.platform.postgres.DatabaseAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * How fast each reader of the feed catches up with all that was ever told, and what an event costs it. All have followed
 * already; then one after another is put back to the beginning, without what it made, while the others have nothing to do.
 */
final class ReaderBench {
    private static final int CHARGES = 20_000;
    /** Each about one of the payments. */
    private static final int TICKETS = 1_000;

    private static final String HELPDESK = "bench-zendesk";
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

    private static final Map<String, List<String>> READERS = Map.of(
            "insight",
            List.of(
                    "truncate insight_record, insight_slice, insight_sum, insight_checkout, insight_thread",
                    "update insight_state set walked = null"),
            "case-threads",
            List.of("truncate case_thread, case_mention"),
            "network-programs",
            List.of("truncate network_item, network_count"));

    private static final String BEHIND =
            """
            select count(*) from feed_reader r
             where r.name = '%s' and exists (select from feed_entry e where (e.xid, e.seq) > (r.xid, r.seq))
            """;

    private final DatabaseAddress database;
    private final Report report;

    ReaderBench(DatabaseAddress database, Report report) {
        this.database = database;
        this.report = report;
    }

    void run() throws Exception {
        Map<String, String> settings = Map.of(
                "paythread.sources." + HELPDESK + ".provider", "zendesk",
                "paythread.sources." + HELPDESK + ".secrets", Service.SECRET,
                "paythread.sources." + HELPDESK + ".tolerance", "1h");
        try (Connection connection = Bench.connect(database)) {
            try (Service service = Service.start(database, settings)) {
                Load.Outcome charges = Load.run(service.port(), Events.requests(0, CHARGES, 1_700, Service.SOURCE), 64);
                Load.Outcome tickets = Load.run(service.port(), tickets(), 8);
                if (charges.good() + tickets.good() != CHARGES + TICKETS) {
                    throw new IllegalStateException(
                            "only " + charges.good() + " and " + tickets.good() + " were taken");
                }
                await(connection, ProjectionBench.WAITING);
                for (String reader : READERS.keySet()) {
                    await(connection, BEHIND.formatted(reader));
                }
            }
            for (String reader : List.of("insight", "case-threads", "network-programs")) {
                catchUp(connection, settings, reader);
            }
        }
    }

    private void catchUp(Connection connection, Map<String, String> settings, String reader) throws Exception {
        for (String statement : READERS.getOrDefault(reader, List.of())) {
            execute(connection, statement);
        }
        long rows = ProjectionBench.count(connection, "select count(*) from feed_entry");
        try (Service service = Service.start(database, settings)) {
            double cpuBefore = service.cpuSeconds() + Service.postgresCpuSeconds();
            long start = System.nanoTime();
            execute(connection, "update feed_reader set xid = '0', seq = 0 where name = '" + reader + "'");
            await(connection, BEHIND.formatted(reader));
            double seconds = (System.nanoTime() - start) / 1e9;
            double cpu = service.cpuSeconds() + Service.postgresCpuSeconds() - cpuBefore;
            String what = "%s, %d charges and %d tickets".formatted(reader, CHARGES, TICKETS);
            report.add("readers", what, "events", (CHARGES + TICKETS) / seconds, "/s");
            report.add("readers", what, "rows of the feed", rows / seconds, "/s");
            report.add("readers", what, "CPU per event", cpu / (CHARGES + TICKETS) * 1e6, "µs");
        }
    }

    private static byte[][] tickets() {
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        return IntStream.range(0, TICKETS)
                .mapToObj(number -> {
                    HelpdeskUser user =
                            HelpdeskUser.customer("5" + number, "Ana Example", "ana" + number + "@example.com");
                    String words = "Where is my order? The payment is pi_" + number * (CHARGES / TICKETS) + ".";
                    Ticket ticket = Ticket.opened("9" + number, user, "Order", words, now);
                    return request(ZendeskEvents.ticketCreated("zen_" + number, now, ticket), now);
                })
                .toArray(byte[][]::new);
    }

    private static byte[] request(String body, Instant now) {
        StringBuilder head = new StringBuilder("POST /webhooks/" + HELPDESK + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n");
        Signatures.headers(Provider.ZENDESK, Service.SECRET, now, body)
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        return (head + "\r\n" + body).getBytes(StandardCharsets.UTF_8);
    }

    private static void await(Connection connection, String waiting) throws SQLException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (ProjectionBench.count(connection, waiting) > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("still waiting after minutes: " + waiting);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
