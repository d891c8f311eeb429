package io.paythread.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TableEventLogTest {
    private static final long PATIENCE_SECONDS = 20;

    private final TableEventLog log;
    private final Pool pool;
    private final UUID source = new UUID(System.nanoTime(), 0x8000_0000_0000_0000L);

    @Inject
    TableEventLogTest(TableEventLog log, Pool pool) {
        this.log = log;
        this.pool = pool;
    }

    /** Events of sources that do not exist would keep the worker of their slot waiting for ever. */
    @AfterEach
    void forget() {
        var unused = await(pool.preparedQuery(
                        "delete from inbound_event e where not exists (select 1 from source s where s.id = e.source_id)")
                .execute()
                .toCompletionStage());
    }

    @Test
    void blamesARowForAValueThatTheDatabaseCannotHold() {
        // Given
        NewEvent poisoned = NewEvents.typed(source, "a", "made\u0000");

        // When
        var failure = log.append(List.of(poisoned, NewEvents.event(source, "b")))
                .toCompletableFuture()
                .handle((stored, thrown) -> thrown)
                .join();

        // Then
        assertThat(failure).isNotNull();
        assertThat(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure)
                .isNotInstanceOf(EventLog.Unavailable.class);
        assertThat(references()).isEmpty();
    }

    @Test
    void storesTheOthersOfABatchWithAPoisonedRow() {
        // Given
        GroupCommit commit = new GroupCommit(
                log,
                new GroupCommit.Bounds(1, 1, 100, 1_000_000, 1_000, 10_000_000, Duration.ofSeconds(PATIENCE_SECONDS)),
                System::nanoTime,
                (events, nanos, failed) -> {});
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();

        // When
        for (int i = 0; i < 20; i++) {
            CompletableFuture<Outcome> outcome = new CompletableFuture<>();
            outcomes.add(outcome);
            commit.submit(List.of(NewEvents.typed(source, "e" + i, i == 7 ? "made\u0000" : "made")), outcome::complete);
        }

        // Then
        IntStream.range(0, 20).forEach(i -> assertThat(outcomes.get(i))
                .succeedsWithin(Duration.ofSeconds(PATIENCE_SECONDS))
                .isEqualTo(i == 7 ? new Outcome.NotStored(Outcome.Cause.FAILED) : new Outcome.Stored(1, 0)));
        assertThat(references()).hasSize(19).doesNotContain("e7");
    }

    @Test
    void storesEachReferenceOnceThoughTheBatchHasItTwice() {
        // Given
        NewEvent first = NewEvents.event(source, "a");
        NewEvent second = NewEvents.event(source, "a");

        // When
        Set<UUID> stored = await(log.append(List.of(first, second)));

        // Then
        assertThat(stored).hasSize(1);
        assertThat(references()).containsExactly("a");
    }

    @Test
    void doesNotWaitInACircleForBatchesWithTheSameEvents() {
        // Given
        List<CompletionStage<Set<UUID>>> batches = new ArrayList<>();

        // When
        for (int i = 0; i < 40; i++) {
            List<Submission> requests = IntStream.range(0, 50)
                    .mapToObj(event -> new Submission(
                            List.of(NewEvents.event(source, "e" + (event * 37 + batches.size() * 13) % 50)),
                            0,
                            outcome -> {}))
                    .toList();
            batches.add(log.append(new Batch(requests, 0).events()));
        }

        // Then
        int stored = batches.stream().mapToInt(batch -> await(batch).size()).sum();
        assertThat(stored).isEqualTo(50);
    }

    @Test
    void storesAThinEventOnlyWithoutItsSnapshot() {
        // Given
        await(log.append(List.of(NewEvents.event(source, "snapshot"))));

        // When
        Set<UUID> stored = await(log.append(
                List.of(NewEvents.thin(source, "thin", "snapshot"), NewEvents.thin(source, "lonely", "missing"))));

        // Then
        assertThat(stored).hasSize(1);
        assertThat(references()).containsExactlyInAnyOrder("snapshot", "lonely");
    }

    @Test
    void keepsWhatWasSent() {
        // Given
        NewEvent event = NewEvents.thin(source, "thin", "missing");

        // When
        var unused = await(log.append(List.of(event)));

        // Then
        var row = await(pool.preparedQuery("select * from inbound_event where id = $1")
                        .execute(Tuple.of(event.id()))
                        .toCompletionStage())
                .iterator()
                .next();
        assertThat(row.getUUID("source_id")).isEqualTo(source);
        assertThat(row.getString("reference")).isEqualTo("thin");
        assertThat(row.getString("twin")).isEqualTo("missing");
        assertThat(row.getString("form")).isEqualTo("thin");
        assertThat(row.getString("origin")).isEqualTo("webhook");
        assertThat(row.getOffsetDateTime("received_at").toInstant()).isEqualTo(event.receivedAt());
        assertThat(row.getShort("partition").intValue()).isEqualTo(event.partition());
        assertThat(row.getShort("slot").intValue()).isEqualTo(event.partition() / 16);
        assertThat(row.getBuffer("body_sha256").getBytes()).isEqualTo(event.sha256());
        assertThat(Bodies.unpack(row.getBuffer("body").getBytes())).asString().isEqualTo("{\"id\":\"thin\"}");
    }

    private List<String> references() {
        List<String> references = new ArrayList<>();
        await(pool.preparedQuery("select reference from inbound_event where source_id = $1")
                        .execute(Tuple.of(source))
                        .toCompletionStage())
                .forEach(row -> references.add(row.getString(0)));
        return references;
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
