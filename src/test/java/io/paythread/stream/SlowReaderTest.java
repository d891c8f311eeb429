package io.paythread.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.platform.feed.FeedChange;
import io.paythread.platform.feed.FeedStore;
import io.paythread.platform.feed.FeedTail;
import io.paythread.platform.feed.FeedType;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A reader whose socket stands still while much happens. */
@QuarkusTest
class SlowReaderTest {
    private static final FeedType TYPE =
            new FeedType("refund.updated", 1, IdPrefix.REFUND, "payments:read", "A refund changed.");
    /** More than the buffers of both sides and of our own hold. */
    private static final int ROUNDS = 40;

    private static final int ROWS = 1_000;
    private static final String BEARER = "Bearer " + Api.KEY;

    private final Database database;
    private final FeedStore store;
    private final FeedTail tail;
    private final Ids ids;

    @Inject
    SlowReaderTest(Database database, FeedStore store, FeedTail tail, Ids ids) {
        this.database = database;
        this.store = store;
        this.tail = tail;
        this.ids = ids;
    }

    @Test
    void isToldAndComesBackWithoutALoss() throws IOException {
        // Given
        UUID customer = ids.next();
        String path = "/v1/stream?customer=" + PublicId.format(IdPrefix.CUSTOMER, customer);
        try (Socket socket = new Socket();
                Listening quick = Listening.to(path, "Authorization", BEARER)) {
            BufferedReader slow = open(socket, path);
            assertThat(quick.next().name()).isEqualTo("ready");

            // When: the quick one has everything, so the slow one was offered it too
            for (int i = 0; i < ROUNDS; i++) {
                append(customer, i * ROWS);
                assertThat(quick.rows(ROWS)).hasSize(ROWS);
            }
            List<String> read = slow.lines()
                    .filter(line -> line.startsWith("id:") || line.startsWith("data:"))
                    .toList();

            // Then
            assertThat(read.get(read.size() - 1)).contains("slow_reader");
            int had = (int) read.stream()
                    .filter(line -> line.contains("\"feed_entry\""))
                    .count();
            assertThat(had).isLessThan(ROUNDS * ROWS);
            String last = read.stream()
                    .filter(line -> line.startsWith("id:"))
                    .reduce((first, second) -> second)
                    .orElseThrow()
                    .substring("id:".length())
                    .strip();
            try (Listening again = Listening.to(path, "Authorization", BEARER, "Last-Event-ID", last)) {
                int rest = ROUNDS * ROWS - had;
                List<Listening.Event> rows = again.rows(rest);
                assertThat(rows.get(0).data()).contains("\"revision\":" + (had + 1) + ",");
                assertThat(rows.get(rest - 1).data()).contains("\"revision\":" + ROUNDS * ROWS + ",");
            }
        }
    }

    private static BufferedReader open(Socket socket, String path) throws IOException {
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: " + BEARER
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        for (String line = in.readLine(); !line.startsWith("data:"); line = in.readLine()) {
            assertThat(line).doesNotContain("HTTP/1.1 4");
        }
        return in;
    }

    private void append(UUID customer, int revision) {
        var unused = database.inTransaction(tx -> store.append(
                        tx,
                        IntStream.range(revision, revision + ROWS)
                                .mapToObj(next -> new FeedChange(TYPE, ids.next(), customer, next + 1L, null))
                                .toList()))
                .await()
                .indefinitely();
        tail.wake();
    }
}
