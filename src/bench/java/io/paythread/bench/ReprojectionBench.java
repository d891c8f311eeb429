package io.paythread.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.platform.postgres.DatabaseAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Everything projected anew while 200 events a second arrive and people read: how fast, in how much memory; no read may
 * fail, no event may be lost, and what stood before must stand again to the byte. {@code BENCH_EVENTS} sets
 * how many, {@code BENCH_MINUTES} for how long at most they are made.
 */
final class ReprojectionBench {
    private static final int PIECE = 20_000;
    private static final int ARRIVING = 200;
    private static final int WISHED = number("BENCH_EVENTS", 1_000_000);
    private static final int MINUTES = number("BENCH_MINUTES", 1_000);
    /** Each waits for its answers, so that one alone could not keep up where they take long. */
    private static final int SENDERS = 8;

    private static final String MEMORY = "-Xmx512m";
    private static final Map<String, String> SETTINGS =
            Map.of("paythread.projection.workers", "4", "paythread.reprojection.workers", "4");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String WAITING =
            """
            select count(*) from projection_slot s
            join lateral (select 1 from inbound_event e
                where e.slot = s.slot and (e.xid, e.seq) > (s.cursor_xid, s.cursor_seq) limit 1) e on true
            """;

    /** What the events before the arriving ones came to. */
    private static final String STANDING =
            """
            select md5((select string_agg(id::text || digest, '' order by id) from entry where recorded_at < '%1$s')
                    || (select string_agg(id::text || digest, '' order by id) from business_object where recorded_at < '%1$s'))
            """;

    private final DatabaseAddress database;
    private final Report report;
    private int events;
    private final HttpClient http = HttpClient.newHttpClient();

    ReprojectionBench(DatabaseAddress database, Report report) {
        this.database = database;
        this.report = report;
    }

    void run() throws Exception {
        try (Connection connection = Bench.connect(database);
                Service service = Service.start(database, SETTINGS, MEMORY)) {
            long start = System.nanoTime();
            events = fill(connection, service);
            String what = String.format(Locale.ROOT, "%,d events, %d/s arriving", events, ARRIVING);
            report.add("reprojection", what, "taken and projected at first", events / seconds(start), "/s");
            String moment = text(connection, "select clock_timestamp()::text");
            String before = text(connection, STANDING.formatted(moment));
            measure(service, what);
            awaitProjection(connection);
            require(before.equals(text(connection, STANDING.formatted(moment))), "the timelines are others");
            long stored = count(connection, "select count(*) from inbound_event");
            long entries = count(connection, "select count(*) from entry");
            require(stored == entries, stored + " events are " + entries + " entries");
            report.add("reprojection", what, "entries that are lost, doubled or others", 0, "");
        }
    }

    /** As many as wished, or as time allows; gives how many. */
    private int fill(Connection connection, Service service) throws Exception {
        long end = System.nanoTime() + MINUTES * TimeUnit.MINUTES.toNanos(1);
        int filled = 0;
        while (filled < WISHED && System.nanoTime() < end) {
            int piece = Math.min(PIECE, WISHED - filled);
            byte[][] requests = Events.requests(filled, piece, 1_700, Service.SOURCE);
            // As providers do: what was not acknowledged comes again.
            while (Load.run(service.port(), requests, 64).good() < piece) {
                System.out.println("sends " + piece + " again");
            }
            filled += piece;
            awaitProjection(connection);
            System.out.printf(Locale.ROOT, "%,d taken and projected%n", filled);
        }
        return filled;
    }

    private void measure(Service service, String what) throws Exception {
        double cpuBefore = service.cpuSeconds() + Service.postgresCpuSeconds();
        try (Meanwhile meanwhile = new Meanwhile(service.port())) {
            long start = System.nanoTime();
            String id = post(service.port(), "/v1/reprojections").path("id").asText();
            long most = 0;
            long spoken = start;
            JsonNode job = get(service.port(), "/v1/jobs/" + id);
            while (job.path("finished_at").isMissingNode()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
                job = get(service.port(), "/v1/jobs/" + id);
                most = Math.max(most, residentKib(service.pid()));
                if (seconds(spoken) > 30) {
                    spoken = System.nanoTime();
                    System.out.println(job.path("progress") + " " + job.path("result") + ", reads "
                            + meanwhile.reads.get() + ", arrived " + meanwhile.sent.get() + ", MiB " + most / 1024);
                }
            }
            double seconds = seconds(start);
            meanwhile.check();
            double cpu = service.cpuSeconds() + Service.postgresCpuSeconds() - cpuBefore;
            require(job.path("state").asText().equals("succeeded"), "the job ended as " + job);
            require(job.path("result").path("changes").asLong() == 0, "something was told: " + job);
            long done = job.path("progress").path("done").asLong();
            report.add("reprojection", what, "events", done / seconds, "/s");
            report.add("reprojection", what, "CPU per event", cpu / done * 1e6, "µs");
            report.add("reprojection", what, "memory of the service at most", most / 1024.0, "MiB");
            report.add("reprojection", what, "reads meanwhile", meanwhile.reads.get(), "");
            report.add("reprojection", what, "reads that failed", meanwhile.failures.get(), "");
            report.add("reprojection", what, "slowest read", meanwhile.slowest.get() / 1e6, "ms");
            report.add("reprojection", what, "events meanwhile", meanwhile.sent.get(), "");
            report.add("reprojection", what, "events meanwhile", meanwhile.sent.get() / seconds, "/s");
            report.add("reprojection", what, "events that had to be sent again", meanwhile.again.get(), "");
            require(meanwhile.failures.get() == 0, "reads failed");
        }
    }

    private static void awaitProjection(Connection connection) throws SQLException {
        while (count(connection, WAITING) > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private JsonNode post(int port, String path) throws IOException, InterruptedException {
        return JSON.readTree(
                http.send(request(port, path).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString())
                        .body());
    }

    private JsonNode get(int port, String path) throws IOException, InterruptedException {
        return JSON.readTree(
                http.send(request(port, path).build(), BodyHandlers.ofString()).body());
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + Service.KEY);
    }

    private static int number(String name, int otherwise) {
        return Integer.parseInt(System.getenv().getOrDefault(name, Integer.toString(otherwise)));
    }

    private static long residentKib(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static long count(Connection connection, String sql) throws SQLException {
        return Long.parseLong(text(connection, sql));
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** Events that arrive and people who read, for as long as it is open. */
    private final class Meanwhile implements AutoCloseable {
        private final AtomicBoolean on = new AtomicBoolean(true);
        private final AtomicInteger sent = new AtomicInteger();
        private final AtomicInteger again = new AtomicInteger();
        private final AtomicInteger reads = new AtomicInteger();
        private final AtomicInteger failures = new AtomicInteger();
        private final java.util.concurrent.atomic.AtomicLong slowest = new java.util.concurrent.atomic.AtomicLong();
        private final AtomicReference<Exception> fault = new AtomicReference<>();
        private final List<Thread> threads = new ArrayList<>();

        Meanwhile(int port) {
            for (int i = 0; i < SENDERS; i++) {
                int sender = i;
                threads.add(new Thread(() -> guarded(() -> send(port, sender))));
            }
            threads.add(new Thread(() -> guarded(() -> read(port))));
            threads.forEach(Thread::start);
        }

        private void guarded(java.util.concurrent.Callable<Void> work) {
            try {
                Void unused = work.call();
            } catch (Exception e) {
                fault.set(e);
            }
        }

        private Void send(int port, int first) {
            long start = System.nanoTime();
            int n = first;
            while (on.get()) {
                try (PacedLine line = new PacedLine(port)) {
                    for (; on.get(); n += SENDERS) {
                        LockSupport.parkNanos(start + n * TimeUnit.SECONDS.toNanos(1) / ARRIVING - System.nanoTime());
                        line.send(Events.request(events + n, (events + n) / 10, 1_700, Service.SOURCE));
                        sent.incrementAndGet();
                    }
                } catch (IOException notTaken) {
                    // As providers do: it comes again.
                    again.incrementAndGet();
                }
            }
            return null;
        }

        private Void read(int port) throws IOException, InterruptedException {
            for (int n = 0; on.get(); n++) {
                String path = n % 2 == 0 ? "/v1/lookup?ref=pi_" + n * 37 % events : "/v1/payments?limit=20";
                long start = System.nanoTime();
                int status = http.send(request(port, path).build(), BodyHandlers.discarding())
                        .statusCode();
                slowest.accumulateAndGet(System.nanoTime() - start, Math::max);
                reads.incrementAndGet();
                if (status != 200) {
                    failures.incrementAndGet();
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            return null;
        }

        void check() throws Exception {
            if (fault.get() != null) {
                throw fault.get();
            }
        }

        @Override
        public void close() {
            on.set(false);
            try {
                for (Thread thread : threads) {
                    thread.join();
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
