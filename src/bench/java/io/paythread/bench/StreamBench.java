package io.paythread.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.platform.postgres.DatabaseAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Two processes on one database, 2,000 readers of the live stream, each of one customer's rows, and 500 events a second
 * for a minute, after two that warm up; then few. One reader in a hundred is cut twice a second and resumes. Each must have exactly the rows of its filter,
 * in order; the time measured is from the webhook's request to the frame of its entry.
 */
final class StreamBench {
    private static final int READERS = 2_000;
    private static final int CUSTOMERS = 200;
    private static final int PER_SECOND = 500;
    private static final int SECONDS = 60;
    /** Twice as many events before: compiled code is measured, not the compiler. Their rows count, their delays do not. */
    private static final int WARM_UP = 2 * PER_SECOND * SECONDS;

    private static final int EVENT_BYTES = 1_700;
    /** With room left on the machine: what the way itself takes. */
    private static final int CALM_PER_SECOND = 50;

    private static final int CALM_SECONDS = 20;
    private static final String WHAT = "500 events/s, 2,000 readers, 2 processes";
    private static final String CALM = "50 events/s, 2,000 readers, 2 processes";

    private final DatabaseAddress database;
    private final Report report;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final AtomicLongArray sentAt =
            new AtomicLongArray(CUSTOMERS + WARM_UP + PER_SECOND * SECONDS + CALM_PER_SECOND * CALM_SECONDS);
    private final Queue<Long> delays = new ConcurrentLinkedQueue<>();

    StreamBench(DatabaseAddress database, Report report) {
        this.database = database;
        this.report = report;
    }

    void run() throws Exception {
        Map<String, String> settings = Map.of(
                "paythread.stream.per-user", Integer.toString(READERS),
                "paythread.stream.per-process", Integer.toString(READERS),
                "paythread.http.max-connections-per-address", Integer.toString(2 * READERS));
        try (Service one = Service.start(database, settings);
                Service two = Service.start(database, settings);
                Subscribers subscribers = new Subscribers(this::arrived)) {
            send(one.port(), 0, CUSTOMERS, PER_SECOND);
            List<String> customers = customers(one);
            Map<String, String> places = new HashMap<>();
            for (int i = 0; i < READERS; i++) {
                String customer = customers.get(i % CUSTOMERS);
                Service service = i % 2 == 0 ? one : two;
                if (!places.containsKey(customer)) {
                    places.put(customer, place(one, customer));
                }
                subscribers.add(service.port(), customer, places.get(customer));
            }
            subscribers.start();
            int sent = CUSTOMERS;
            send(one.port(), sent, WARM_UP, PER_SECOND);
            awaitFrames(WARM_UP);
            sent += WARM_UP;
            delays.clear();
            send(one.port(), sent, PER_SECOND * SECONDS, PER_SECOND);
            awaitFrames(PER_SECOND * SECONDS);
            sent += PER_SECOND * SECONDS;
            report(WHAT);
            send(one.port(), sent, CALM_PER_SECOND * CALM_SECONDS, CALM_PER_SECOND);
            awaitFrames(CALM_PER_SECOND * CALM_SECONDS);
            report(CALM);
            Map<String, List<String>> wanted = new HashMap<>();
            for (String customer : customers) {
                wanted.put(customer, rows(one, customer, Objects.requireNonNull(places.get(customer))));
            }
            report.add("stream", WHAT, "readers that were cut and resumed", subscribers.dropped(), "times");
            report.add("stream", WHAT, "readers without exactly their rows, in order", wrong(subscribers, wanted), "");
        }
    }

    private void report(String what) {
        List<Long> sorted = delays.stream().sorted().toList();
        report.add("stream", what, "webhook in to frame out, p50", percentile(sorted, 0.50), "ms");
        report.add("stream", what, "webhook in to frame out, p99", percentile(sorted, 0.99), "ms");
        report.add("stream", what, "frames with an entry", sorted.size(), "");
        delays.clear();
    }

    private static double percentile(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share)) / 1e6;
    }

    /** Each reader gets some time to hear of the last rows. */
    private static int wrong(Subscribers subscribers, Map<String, List<String>> wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        int wrong = count(subscribers, wanted);
        while (wrong > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            wrong = count(subscribers, wanted);
        }
        return wrong;
    }

    private static int count(Subscribers subscribers, Map<String, List<String>> wanted) {
        return (int) subscribers.all().stream()
                .filter(subscriber -> !subscriber.rows().equals(wanted.get(subscriber.customer())))
                .count();
    }

    private void arrived(String reference, long nanos) {
        if (!reference.isEmpty()) {
            long sent = sentAt.getAndSet(Integer.parseInt(reference), 0);
            if (sent != 0) {
                delays.add(nanos - sent);
            }
        }
    }

    /** At the pace, over a few connections; the customers in turn. */
    private void send(int port, int first, int count, int perSecond) throws Exception {
        int lines = 16;
        List<Thread> threads = new ArrayList<>();
        long start = System.nanoTime();
        for (int line = 0; line < lines; line++) {
            int offset = line;
            Thread thread = new Thread(() -> {
                try (PacedLine paced = new PacedLine(port)) {
                    for (int i = offset; i < count; i += lines) {
                        long due = start + TimeUnit.SECONDS.toNanos(1) * i / perSecond;
                        LockSupport.parkNanos(due - System.nanoTime());
                        int number = first + i;
                        byte[] request = Events.request(number, number % CUSTOMERS, EVENT_BYTES, Service.SOURCE);
                        sentAt.set(number, System.nanoTime());
                        paced.send(request);
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        awaitProjection(port);
    }

    /** The first frame of each event; the benchmark itself notices what never comes. */
    private void awaitFrames(int count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (delays.size() < count && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private void awaitProjection(int port) throws Exception {
        while (!get(port, "/v1/inbound-events?state=pending&limit=1")
                .get("data")
                .isEmpty()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private List<String> customers(Service service) throws Exception {
        List<String> ids = new ArrayList<>();
        String path = "/v1/customers?limit=100";
        while (path != null) {
            JsonNode page = get(service.port(), path);
            page.get("data").forEach(customer -> ids.add(customer.get("id").asText()));
            JsonNode next = page.get("page").get("next_cursor");
            path = next == null || next.isNull() ? null : "/v1/customers?limit=100&cursor=" + next.asText();
        }
        return ids;
    }

    private String place(Service service, String customer) throws Exception {
        return get(service.port(), "/v1/feed?after=now&customer=" + customer)
                .get("page")
                .get("next_cursor")
                .asText();
    }

    private List<String> rows(Service service, String customer, String after) throws Exception {
        List<String> ids = new ArrayList<>();
        String place = after;
        while (true) {
            JsonNode page = get(service.port(), "/v1/feed?limit=1000&customer=" + customer + "&after=" + place);
            page.get("data").forEach(row -> ids.add(row.get("id").asText().substring("fed_".length())));
            place = page.get("page").get("next_cursor").asText();
            if (page.get("data").isEmpty()) {
                return ids;
            }
        }
    }

    private JsonNode get(int port, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + Service.KEY)
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return json.readTree(answer.body());
    }
}
