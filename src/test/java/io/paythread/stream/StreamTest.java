package io.paythread.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.platform.feed.FeedChange;
import io.paythread.platform.feed.FeedCursors;
import io.paythread.platform.feed.FeedFilter;
import io.paythread.platform.feed.FeedPosition;
import io.paythread.platform.feed.FeedState;
import io.paythread.platform.feed.FeedStore;
import io.paythread.platform.feed.FeedTail;
import io.paythread.platform.feed.FeedType;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Database;
import io.paythread.security.Role;
import io.paythread.security.TestKeys;
import io.paythread.security.TestKeys.Bearer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The live stream as raw HTTP. */
@QuarkusTest
@TestProfile(StreamTest.Impatient.class)
class StreamTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FeedType TYPE =
            new FeedType("refund.updated", 1, IdPrefix.REFUND, "payments:read", "A refund changed.");
    private static final String[] KEY = {"Authorization", "Bearer " + Api.KEY};

    private final Database database;
    private final FeedStore store;
    private final FeedCursors cursors;
    private final FeedTail tail;
    private final Streams streams;
    private final Ids ids;

    /** Heartbeats and looks at rights that no test has to wait for. */
    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "paythread.stream.heartbeat", "1s",
                    "paythread.stream.recheck", "1s",
                    "paythread.stream.per-user", "3");
        }
    }

    @Inject
    StreamTest(Database database, FeedStore store, FeedCursors cursors, FeedTail tail, Streams streams, Clock clock) {
        this.cursors = cursors;
        this.database = database;
        this.store = store;
        this.tail = tail;
        this.streams = streams;
        this.ids = new Ids(clock);
    }

    @AfterEach
    void allHaveLeft() {
        Eventually.within(
                Duration.ofSeconds(10), () -> assertThat(streams.count()).isZero());
    }

    @Test
    void beginsWithWhereItStandsAndGoesOnWithWhatHappens() {
        try (Listening listening = Listening.to("/v1/stream", KEY)) {
            // Given
            Listening.Event ready = listening.next();

            // When
            List<UUID> appended = append(3);

            // Then
            assertThat(listening.status()).isEqualTo(200);
            assertThat(listening.header("Content-Type")).startsWith("text/event-stream");
            assertThat(listening.header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(listening.header("Cache-Control")).contains("no-store");
            assertThat(ready.name()).isEqualTo("ready");
            assertThat(ready.retry()).isEqualTo("3000");
            assertThat(json(ready.data()).path("cursor").asText()).isEqualTo(ready.id());
            List<Listening.Event> rows = listening.rows(3);
            assertThat(rows).allSatisfy(row -> {
                assertThat(row.name()).isEqualTo("refund.updated");
                assertThat(json(row.data()).path("cursor").asText()).isEqualTo(row.id());
            });
            assertThat(subjects(rows)).isEqualTo(publicIds(appended));
        }
    }

    @Test
    void comesBackWhereItWasAndMissesNothing() {
        List<String> read = new ArrayList<>();
        String last;
        List<UUID> appended = new ArrayList<>();
        try (Listening listening = Listening.to("/v1/stream", KEY)) {
            // Given
            last = String.valueOf(listening.next().id());
            appended.addAll(append(5));
            List<Listening.Event> some = listening.rows(2);
            read.addAll(subjects(some));
            last = String.valueOf(some.get(1).id());
        }
        appended.addAll(append(250));

        // When
        try (Listening again = Listening.to("/v1/stream?after=now", KEY[0], KEY[1], "Last-Event-ID", last)) {
            appended.addAll(append(5));
            read.addAll(subjects(again.rows(258)));
        }

        // Then
        assertThat(read).isEqualTo(publicIds(appended));
    }

    @Test
    void sendsOnlyWhatPassesTheFilterAndWhereAQuietReaderStands() {
        try (Listening listening = Listening.to("/v1/stream?type=payment.updated", KEY)) {
            // Given
            String ready = String.valueOf(listening.next().id());

            // When
            append(2);
            Listening.Event beat = listening.next();
            while (String.valueOf(beat.id()).equals(ready)) {
                beat = listening.next();
            }

            // Then
            assertThat(beat.name()).isNull();
            assertThat(beat.data()).isNull();
            Response on = Api.call().urlEncodingEnabled(false).get("/v1/feed?type=payment.updated&after=" + beat.id());
            assertThat(on.statusCode()).isEqualTo(200);
        }
    }

    /** The npm package eventsource, which drops its connection in the middle. */
    @Test
    void isUnderstoodByABrowsersReader() {
        // Given
        Path output = Path.of("target", "npm-feed-readers", "followed.txt");
        Process reader = FeedReaders.start(
                output, "follow.mjs", "http://localhost:" + RestAssured.port + "/v1/stream", Api.KEY, "6");
        Eventually.within(Duration.ofSeconds(30), () -> assertThat(FeedReaders.lines(output))
                .contains("ready"));

        // When
        List<UUID> appended = append(6);

        // Then
        assertThat(FeedReaders.ends(reader, 30)).isTrue();
        assertThat(FeedReaders.lines(output))
                .filteredOn(line -> !line.equals("ready"))
                .isEqualTo(publicIds(appended));
    }

    @Test
    void endsWhenTheKeyIsRevoked() {
        // Given
        Bearer key = TestKeys.of(Role.ANALYST);
        try (Listening listening = Listening.to("/v1/stream", "Authorization", "Bearer " + key.secret())) {
            assertThat(listening.next().name()).isEqualTo("ready");

            // When
            Api.call().delete("/v1/api-keys/" + key.id()).then().statusCode(200);

            // Then
            Listening.Event cut = listening.next();
            while (cut.data() == null) {
                cut = listening.next();
            }
            assertThat(cut.name()).isEqualTo("cut");
            assertThat(json(cut.data()).path("reason").asText()).isEqualTo("not_allowed");
            assertThat(listening.next().isEnd()).isTrue();
        }
    }

    @Test
    void takesATicketOnce() {
        // Given
        Response issued = Api.send("").post("/v1/stream/tickets");
        assertThat(issued.statusCode()).as(issued.asString()).isEqualTo(201);
        String ticket = issued.path("ticket");

        // When
        try (Listening first = Listening.to("/v1/stream?ticket=" + ticket);
                Listening second = Listening.to("/v1/stream?ticket=" + ticket)) {
            // Then
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.next().name()).isEqualTo("ready");
            assertThat(second.status()).isEqualTo(401);
            append(1);
            assertThat(first.rows(1)).hasSize(1);
        }
    }

    @Test
    void keepsTicketsAsHashesOnly() {
        // Given
        String ticket = Api.send("").post("/v1/stream/tickets").path("ticket");

        // When
        List<String> kept = database.reading(
                        tx -> tx.list("select to_jsonb(t)::text from stream_ticket t", row -> row.getString(0)))
                .await()
                .indefinitely();

        // Then
        assertThat(kept).isNotEmpty().noneMatch(row -> row.contains(ticket));
        long noted = database.reading(tx -> tx.first(
                        "select count(*) from audit_event where action = 'stream_ticket.create'",
                        row -> row.getLong(0)))
                .await()
                .indefinitely()
                .orElseThrow();
        assertThat(noted).isPositive();
    }

    @Test
    void refusesMoreStreamsThanOneMayHave() {
        // Given
        Bearer key = TestKeys.of(Role.ANALYST);
        String[] header = {"Authorization", "Bearer " + key.secret()};
        try (Listening one = Listening.to("/v1/stream", header);
                Listening two = Listening.to("/v1/stream", header);
                Listening three = Listening.to("/v1/stream", header)) {
            assertThat(List.of(one.status(), two.status(), three.status())).containsOnly(200);

            // When
            try (Listening four = Listening.to("/v1/stream", header)) {
                // Then
                assertThat(four.status()).isEqualTo(429);
                assertThat(four.header("Retry-After")).isNotEmpty();
            }
        }
    }

    @Test
    void saysWhereToGoOnWhenTheCursorIsNoMore() {
        // Given
        append(3);
        Response first = Api.call().get("/v1/feed?limit=1");
        String old = first.path("data[0].cursor");
        setFloorBehindAll();

        // When
        try (Listening listening = Listening.to("/v1/stream?after=" + old, KEY)) {
            // Then
            Listening.Event reset = listening.next();
            assertThat(reset.name()).isEqualTo("reset");
            assertThat(json(reset.data()).path("earliest_cursor").asText()).isNotEmpty();
            assertThat(listening.next().isEnd()).isTrue();
        } finally {
            setFloor("0");
        }
    }

    @Test
    void saysWhereToGoOnWhenTheCursorIsAheadOfTheFeed() {
        // Given: as after the files of the database were put back, which changes no epoch.
        FeedState now = database.reading(store::state).await().indefinitely();
        String ahead = cursors.encode(
                FeedFilter.ALL, now.epoch(), new FeedPosition(now.horizon().xid() + 1_000_000, 0));

        // When
        try (Listening listening = Listening.to("/v1/stream", KEY[0], KEY[1], "Last-Event-ID", ahead)) {
            // Then
            Listening.Event reset = listening.next();
            assertThat(reset.name()).isEqualTo("reset");
            assertThat(json(reset.data()).path("earliest_cursor").asText()).isNotEmpty();
            assertThat(listening.next().isEnd()).isTrue();
        }
    }

    @CanIgnoreReturnValue
    private List<UUID> append(int rows) {
        List<UUID> subjects = IntStream.range(0, rows).mapToObj(i -> ids.next()).toList();
        database.inTransaction(tx -> store.append(
                        tx,
                        subjects.stream()
                                .map(subject -> new FeedChange(TYPE, subject, null, null, null))
                                .toList()))
                .await()
                .indefinitely();
        tail.wake();
        return subjects;
    }

    private void setFloorBehindAll() {
        setFloor(database.reading(
                        tx -> tx.first("select pg_snapshot_xmin(pg_current_snapshot())::text", row -> row.getString(0)))
                .await()
                .indefinitely()
                .orElseThrow());
    }

    private void setFloor(String xid) {
        var unused = database.inTransaction(
                        tx -> tx.update("update feed_state set floor_xid = $1::text::xid8, floor_seq = 0", xid))
                .await()
                .indefinitely();
    }

    private static List<String> subjects(List<Listening.Event> rows) {
        return rows.stream()
                .map(row -> json(row.data()).path("subject").asText())
                .toList();
    }

    private static List<String> publicIds(List<UUID> subjects) {
        return subjects.stream()
                .map(subject -> PublicId.format(TYPE.subject(), subject))
                .toList();
    }

    private static JsonNode json(@Nullable String text) {
        try {
            return JSON.readTree(String.valueOf(text));
        } catch (JsonProcessingException e) {
            throw new AssertionError(String.valueOf(text), e);
        }
    }
}
