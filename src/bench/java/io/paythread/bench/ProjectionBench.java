package io.paythread.bench;

import io.paythread.platform.postgres.DatabaseAddress;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How many stored events become timeline entries in a second, on a log that was filled before. */
final class ProjectionBench {
    private static final int EVENTS = 40_000;
    static final String WAITING =
            """
            select count(*) from projection_slot s
            join lateral (select 1 from inbound_event e
                where e.slot = s.slot and (e.xid, e.seq) > (s.cursor_xid, s.cursor_seq) limit 1) e on true
            """;

    private final DatabaseAddress database;
    private final Report report;

    ProjectionBench(DatabaseAddress database, Report report) {
        this.database = database;
        this.report = report;
    }

    void run() throws Exception {
        try (Service service = Service.start(database, Map.of("paythread.projection.enabled", "false"))) {
            Load.Outcome unused = Load.run(service.port(), Events.requests(0, EVENTS, 1_700, Service.SOURCE), 64);
        }
        try (Connection connection = Bench.connect(database);
                Service service = Service.start(database, Map.of())) {
            long start = System.nanoTime();
            double cpuBefore = service.cpuSeconds() + Service.postgresCpuSeconds();
            long before = entries(connection);
            while (count(connection, WAITING) > 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            long entries = entries(connection) - before;
            double cpu = service.cpuSeconds() + Service.postgresCpuSeconds() - cpuBefore;
            String what = EVENTS + " charges of " + EVENTS / 10 + " customers";
            report.add("projection", what, "events", entries / seconds, "/s");
            report.add("projection", what, "CPU per event", cpu / entries * 1e6, "µs");
        }
    }

    private static long entries(Connection connection) throws java.sql.SQLException {
        return count(connection, "select count(*) from entry");
    }

    static long count(Connection connection, String sql) throws java.sql.SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
