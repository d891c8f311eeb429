package io.paythread.bench;

import io.paythread.platform.postgres.DatabaseAddress;
import java.util.Map;

/**
 * Distinct signed events at 32 and 256 connections: the service with group commit, the same service with one insert for
 * each request, one-row commits on the same server, and the handler that one would write with Express, all in one run.
 */
final class IngestBench {
    private static final int[] SIZES = {1_700, 4_096};
    private static final int[] CONNECTIONS = {32, 256};
    private static final int EVENTS = 40_000;
    private static final int WARM_UP = 100_000;
    private static final int HANDLER_EVENTS = 15_000;
    /** What a body of random words and numbers is packed to, about: the row that the baseline writes. */
    private static final double PACKED = 0.45;

    private final DatabaseAddress database;
    private final Report report;
    private int used;

    IngestBench(DatabaseAddress database, Report report) {
        this.database = database;
        this.report = report;
    }

    void run() throws Exception {
        for (int size : SIZES) {
            for (int connections : CONNECTIONS) {
                String what = size + " B, " + connections + " connections";
                double commits = new CommitBaseline(database).perSecond(connections, (int) (size * PACKED));
                report.add("ingest", what, "one-row commits (" + CommitBaseline.tool() + ")", commits, "/s");
                double grouped = measure(what, "group commit", size, connections, Map.of());
                report.add("ingest", what, "group commit / one-row commits", grouped / commits, "x");
                measure(
                        what,
                        "one insert per request",
                        size,
                        connections,
                        Map.of(
                                "paythread.ingest.commit.batch-events", "1",
                                "paythread.ingest.commit.lane-events", "1",
                                "paythread.ingest.commit.lanes", "16"));
                handler(what, size, connections, grouped);
            }
        }
    }

    private double measure(String what, String how, int size, int connections, Map<String, String> more)
            throws Exception {
        Map<String, String> settings = new java.util.HashMap<>(more);
        settings.put("paythread.projection.enabled", "false");
        try (Service service = Service.start(database, settings)) {
            Load.Outcome unused = Load.run(service.port(), next(WARM_UP, size), connections);
            byte[][] requests = next(EVENTS, size);
            double serviceBefore = service.cpuSeconds();
            double postgresBefore = Service.postgresCpuSeconds();
            Load.Outcome outcome = Load.run(service.port(), requests, connections);
            double cpu = service.cpuSeconds() - serviceBefore + Service.postgresCpuSeconds() - postgresBefore;
            if (outcome.good() != outcome.requests()) {
                throw new IllegalStateException(how + ": only " + outcome.good() + " of " + outcome.requests());
            }
            report.add("ingest", what, how, outcome.perSecond(), "/s");
            report.add("ingest", what, how + ", p99", outcome.p99Millis(), "ms");
            report.add("ingest", what, how + ", CPU per event", cpu / outcome.requests() * 1e6, "µs");
            return outcome.perSecond();
        }
    }

    /** The same events through Express, Stripe's library and one insert each, where Node is there. */
    private void handler(String what, int size, int connections, double grouped) throws Exception {
        if (!NodeHandler.isPossible()) {
            return;
        }
        try (NodeHandler handler = NodeHandler.start(database)) {
            Load.Outcome unused = Load.run(handler.port(), next(HANDLER_EVENTS, size), connections);
            byte[][] requests = next(HANDLER_EVENTS, size);
            Load.Outcome outcome = Load.run(handler.port(), requests, connections);
            if (outcome.good() != outcome.requests()) {
                throw new IllegalStateException("express: only " + outcome.good() + " of " + outcome.requests());
            }
            report.add("ingest", what, "express + stripe + pg", outcome.perSecond(), "/s");
            report.add("ingest", what, "express + stripe + pg, p99", outcome.p99Millis(), "ms");
            report.add("ingest", what, "group commit / express + stripe + pg", grouped / outcome.perSecond(), "x");
        }
    }

    private byte[][] next(int count, int size) {
        byte[][] requests = Events.requests(used, count, size, Service.SOURCE);
        used += count;
        return requests;
    }
}
