package io.paythread.bench;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.DatabaseAddress;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long messages take from the commit of a row of the feed to the receiver, with a thousand endpoints that all answer
 * and with one among them that takes requests and says nothing. The others must not notice.
 */
final class DeliveryBench {
    private static final int ENDPOINTS = 1_000;
    private static final int PER_SECOND = 200;
    /** Every so many rows one is for the first endpoint, which hangs in the second round: more than its turn. */
    private static final int EACH_FOR_FIRST = 20;

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(40);
    private static final Pattern RECORDED = Pattern.compile("\"timestamp\":\"([^\"]+)\"");
    private static final String APPEND =
            """
            insert into feed_entry (id, type, subject, customer_id, revision, recorded_at)
            values (gen_random_uuid(), 'payment.updated', gen_random_uuid(), ?, ?, ?)
            """;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final DatabaseAddress database;
    private final Report report;
    private final Clock clock = Clock.systemUTC();
    private final List<UUID> customers;
    private final ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
    private volatile boolean measuring;
    private volatile boolean hanging;

    DeliveryBench(DatabaseAddress database, Report report) {
        this.database = database;
        this.report = report;
        Random random = new Random(1);
        this.customers = random.longs(ENDPOINTS)
                .mapToObj(number -> new UUID((number & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L, 0x8000_0000_0000_0000L))
                .toList();
    }

    void run() throws Exception {
        Vertx vertx = Vertx.vertx();
        HttpServer receiver = vertx.createHttpServer()
                .requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        Map<String, String> settings = Map.of(
                "paythread.outbound.receivers.bench.host", "127.0.0.1",
                "paythread.outbound.receivers.bench.network", "127.0.0.1/32",
                "paythread.outbound.receivers.bench.plain-http", "true",
                "paythread.limits.write.per-second", "1000000",
                "paythread.limits.write.burst", "1000000");
        try (Service service = Service.start(database, settings);
                Connection connection = Bench.connect(database)) {
            for (int i = 0; i < ENDPOINTS; i++) {
                add(service, "http://127.0.0.1:" + receiver.actualPort() + "/" + i, customers.get(i));
            }
            double without = round(connection, service, "all answer");
            hanging = true;
            double with = round(connection, service, "one hangs");
            report.add("delivery", what(), "change of p99", (with / without - 1) * 100, "%");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private double round(Connection connection, Service service, String name) throws SQLException, IOException {
        append(connection, WARM_UP);
        millis.clear();
        measuring = true;
        double cpu = service.cpuSeconds() + Service.postgresCpuSeconds();
        int rows = append(connection, MEASURED);
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
        measuring = false;
        List<Double> sorted = millis.stream().sorted().toList();
        report.add("delivery", what(), name + ", messages to the others", sorted.size(), "");
        report.add("delivery", what(), name + ", p50", at(sorted, 0.5), "ms");
        report.add("delivery", what(), name + ", p99", at(sorted, 0.99), "ms");
        report.add(
                "delivery",
                what(),
                name + ", CPU per row",
                (service.cpuSeconds() + Service.postgresCpuSeconds() - cpu) / rows * 1e6,
                "µs");
        return at(sorted, 0.99);
    }

    /** Appends at the rate for so long; gives how many rows. */
    private int append(Connection connection, Duration time) throws SQLException {
        int rows = Math.toIntExact(PER_SECOND * time.toSeconds());
        long start = System.nanoTime();
        try (var insert = connection.prepareStatement(APPEND)) {
            for (int i = 0; i < rows; i++) {
                long due = start + TimeUnit.SECONDS.toNanos(1) / PER_SECOND * i;
                LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
                insert.setObject(1, customers.get(i % EACH_FOR_FIRST == 0 ? 0 : 1 + i % (ENDPOINTS - 1)));
                insert.setLong(2, i);
                insert.setTimestamp(3, Timestamp.from(clock.instant()));
                insert.executeUpdate();
            }
        }
        return rows;
    }

    private void take(HttpServerRequest request) {
        boolean first = "/0".equals(request.path());
        if (first && hanging) {
            return;
        }
        var unused = request.body().onSuccess(body -> {
            Matcher recorded = RECORDED.matcher(body.toString());
            if (measuring && !first && recorded.find()) {
                Duration taken = Duration.between(Instant.parse(recorded.group(1)), clock.instant());
                millis.add(taken.toNanos() / 1e6);
            }
            request.response().end();
        });
    }

    private static void add(Service service, String url, UUID customer) throws Exception {
        String wish = "{\"url\": \"%s\", \"customers\": [\"%s\"]}"
                .formatted(url, PublicId.format(IdPrefix.CUSTOMER, customer));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + service.port() + "/v1/webhook-endpoints"))
                .header("Authorization", "Bearer " + Service.KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(wish))
                .build();
        var answer = CLIENT.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("endpoint not added: " + answer.body());
        }
    }

    private static double at(List<Double> sorted, double part) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.min(sorted.size() - 1, part * sorted.size()));
    }

    private static String what() {
        return ENDPOINTS + " endpoints, " + PER_SECOND + " rows/s";
    }
}
