package io.paythread.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.micrometer.core.instrument.MeterRegistry;
import io.paythread.Eventually;
import io.paythread.platform.http.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WebhookEdgeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Pool pool;
    private final MeterRegistry meters;

    @Inject
    WebhookEdgeTest(Pool pool, MeterRegistry meters) {
        this.pool = pool;
        this.meters = meters;
    }

    @Test
    void cutsABodyThatDrips() {
        // Given
        TestSource source = TestSource.fake();
        long began = System.nanoTime();

        // When
        String answer;
        try (RawHttp client = RawHttp.connect(PATIENCE)) {
            client.head(head(source, "Content-Length: 1000\n"));
            drip(client, Duration.ofSeconds(1));
            answer = client.untilClosed();
        }

        // Then
        assertThat(answer).startsWith("HTTP/1.1 408").contains("\"code\":\"request_timeout\"");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(source.references()).isEmpty();
    }

    @Test
    void refusesABodyThatAnnouncesTooMuchWithoutWaitingForIt() {
        // Given
        TestSource source = TestSource.fake();

        // When
        String answer;
        try (RawHttp client = RawHttp.connect(PATIENCE)) {
            answer = client.head(head(source, "Content-Length: 2000000\n")).untilClosed();
        }

        // Then
        assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"payload_too_large\"");
    }

    @Test
    void refusesABodyThatGrowsTooLargeOnTheWay() {
        // Given
        TestSource source = TestSource.fake();
        byte[] chunk = ("10000\r\n" + "m".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);

        // When
        String answer;
        try (RawHttp client = RawHttp.connect(PATIENCE)) {
            client.head(head(source, "Transfer-Encoding: chunked\n"));
            IntStream.range(0, 17).forEach(i -> client.bytes(chunk));
            answer = client.untilClosed();
        }

        // Then
        assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"payload_too_large\"");
        assertThat(source.references()).isEmpty();
    }

    @Test
    void refusesHeadersThatAreTooLarge() {
        // Given
        TestSource source = TestSource.fake();

        // When
        String answer;
        try (RawHttp client = RawHttp.connect(PATIENCE)) {
            answer = client.head(head(source, "X-Large: " + "v=1,".repeat(20_000) + "\nContent-Length: 6\n"))
                    .untilClosed();
        }

        // Then
        assertThat(answer).startsWith("HTTP/1.1 431");
        assertThat(source.references()).isEmpty();
    }

    @Test
    void refusesAnUnknownSourceWithoutWaitingForTheBody() {
        // When
        String answer;
        try (RawHttp client = RawHttp.connect(PATIENCE)) {
            answer = client.head("POST /webhooks/nobody HTTP/1.1\nHost: localhost\nContent-Length: 1000\n\n")
                    .untilClosed();
        }

        // Then
        assertThat(answer).startsWith("HTTP/1.1 404");
    }

    @Test
    void asksForABodyThatWaitsToBeAskedFor() {
        // Given
        TestSource source = TestSource.fake();

        // When
        String answer;
        try (RawHttp client = RawHttp.connect(PATIENCE)) {
            answer = client.head(head(source, "a made", "Content-Length: 6\nExpect: 100-continue\nConnection: close\n"))
                    .bytes("a made".getBytes(StandardCharsets.US_ASCII))
                    .untilClosed();
        }

        // Then
        assertThat(answer).startsWith("HTTP/1.1 100 Continue").contains("HTTP/1.1 200 OK");
        assertThat(source.references()).containsExactly("a");
    }

    @Test
    void takesABodyInManyPieces() {
        // Given
        TestSource source = TestSource.fake();

        // When
        String answer;
        try (RawHttp client = RawHttp.connect(PATIENCE)) {
            client.head(head(source, "a made\nbc on", "Content-Length: 12\nConnection: close\n"));
            "a made\nbc on".chars().forEach(c -> client.bytes(new byte[] {(byte) c}));
            answer = client.untilClosed();
        }

        // Then
        assertThat(answer).startsWith("HTTP/1.1 200 OK");
        assertThat(source.references()).containsExactlyInAnyOrder("a", "bc");
    }

    @Test
    void keepsWorkingAfterManyClientsHungUpInTheMiddle() {
        // Given
        TestSource source = TestSource.fake();
        for (int i = 0; i < 200; i++) {
            RawHttp client = RawHttp.connect(PATIENCE).head(head(source, "Content-Length: 100\n"));
            client.bytes("half a ".getBytes(StandardCharsets.US_ASCII)).reset();
        }

        // When
        var answer = source.send("a made");

        // Then
        answer.statusCode(200);
        assertThat(source.references()).containsExactly("a");
    }

    @Test
    void storesWhatAClientSentThatDidNotWaitForTheAnswer() {
        // Given
        TestSource source = TestSource.fake();

        // When
        IntStream.range(0, 100).forEach(i -> {
            String body = String.format("a%03d made", i);
            RawHttp client = RawHttp.connect(PATIENCE).head(head(source, body, "Content-Length: 9\n"));
            client.bytes(body.getBytes(StandardCharsets.US_ASCII)).reset();
        });

        // Then
        Eventually.within(PATIENCE, () -> assertThat(source.send("a099 made")
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getInt("duplicates"))
                .isEqualTo(1));
    }

    @Test
    void storesEachOfManyEventsOnceThoughAllComeThreeTimesAtOnce() throws Exception {
        // Given
        TestSource source = TestSource.fake();
        List<Callable<Integer>> calls = IntStream.range(0, 300)
                .<Callable<Integer>>mapToObj(i ->
                        () -> source.send("e" + i % 100 + " made").extract().statusCode())
                .toList();
        var clients = Executors.newFixedThreadPool(16);

        // When
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : clients.invokeAll(calls, 60, TimeUnit.SECONDS)) {
            statuses.add(answer.get());
        }
        clients.shutdown();

        // Then
        assertThat(statuses).containsOnly(200);
        assertThat(source.references()).doesNotHaveDuplicates().hasSize(100);
        assertThat(source.health().getInt("door.stored")).isEqualTo(100);
        assertThat(source.health().getInt("door.duplicates")).isEqualTo(200);
    }

    @Test
    void asksTheProviderToComeAgainWhenTheQueueIsFull() throws Exception {
        // Given
        TestSource source = TestSource.fake();
        SqlConnection holder = await(pool.getConnection().toCompletionStage());
        await(holder.query("begin").execute().toCompletionStage());
        await(holder.query("lock table inbound_event in share mode").execute().toCompletionStage());
        var client = Executors.newSingleThreadExecutor();
        Future<Integer> filling =
                client.submit(() -> source.send(lines("first", 4_090)).extract().statusCode());
        Eventually.within(PATIENCE, () -> assertThat(queued()).isEqualTo(4_090));

        // When
        var answer = source.send(lines("second", 10));

        // Then
        answer.statusCode(409)
                .header("Retry-After", "7")
                .contentType("application/problem+json")
                .body("code", equalTo("unavailable"))
                .body("status", equalTo(409))
                .body("retryable", equalTo(true));
        await(holder.query("rollback").execute().toCompletionStage());
        await(holder.close().toCompletionStage());
        assertThat(filling.get(20, TimeUnit.SECONDS)).isEqualTo(200);
        client.shutdown();
    }

    private static String[] lines(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i + " made").toArray(String[]::new);
    }

    private int queued() {
        return (int) meters.get("paythread.ingest.queue.events").gauge().value();
    }

    /** The head of a request whose body is never read to its end. */
    private static String head(TestSource source, String more) {
        return head(source, "", more);
    }

    private static String head(TestSource source, String body, String more) {
        String signature = TestSource.signature(TestSource.SECRET, body.getBytes(StandardCharsets.US_ASCII));
        return "POST " + source.path() + " HTTP/1.1\nHost: localhost\n" + FakeSignature.HEADER + ": " + signature + "\n"
                + more + "\n";
    }

    /** A byte now and then, far apart, but never so far that a limit of idleness would see it. */
    private static void drip(RawHttp client, Duration howLong) {
        long end = System.nanoTime() + howLong.toNanos();
        while (System.nanoTime() < end) {
            client.bytes(new byte[] {'m'});
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
