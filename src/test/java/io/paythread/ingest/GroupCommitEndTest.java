package io.paythread.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How waiting for a group commit ends, and how it stops. */
class GroupCommitEndTest {
    private static final UUID SOURCE = new UUID(1, 1);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final FakeEventLog log = new FakeEventLog();
    private final AtomicLong nanos = new AtomicLong();
    private final List<Outcome> outcomes = new ArrayList<>();

    @Test
    void givesUpWaitingWhenTheTimeIsOver() {
        // Given
        GroupCommit commit = commit(1, 100, 100);
        submit(commit, "a", "b");
        nanos.addAndGet(PATIENCE.toNanos());

        // When
        commit.expire();

        // Then
        assertThat(outcomes)
                .containsOnly(new Outcome.NotStored(Outcome.Cause.TIMED_OUT))
                .hasSize(2);
    }

    @Test
    void tellsNobodyTwiceWhenTheCommitComesAfterAll() {
        // Given
        GroupCommit commit = commit(1, 100, 100);
        submit(commit, "a", "b");
        nanos.addAndGet(PATIENCE.toNanos());
        commit.expire();

        // When
        log.commitAll();

        // Then
        assertThat(outcomes).hasSize(2);
        assertThat(log.references()).containsExactly("a");
        assertThat(commit.heldEvents()).isZero();
    }

    @Test
    void turnsNewRequestsAwayWhileItStops() {
        // Given
        GroupCommit commit = commit(1, 100, 100);
        var unused = commit.drain();

        // When
        submit(commit, "a");

        // Then
        assertThat(outcomes).containsExactly(new Outcome.NotStored(Outcome.Cause.STOPPING));
    }

    @Test
    void finishesWhatItAcceptedBeforeItStops() {
        // Given
        GroupCommit commit = commit(1, 100, 100);
        submit(commit, "a", "b", "c");

        // When
        var drained = commit.drain().toCompletableFuture();

        // Then
        assertThat(drained).isNotDone();
        log.commitAll();
        assertThat(drained).isCompleted();
        assertThat(log.references()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(outcomes).containsOnly(new Outcome.Stored(1, 0)).hasSize(3);
    }

    @Test
    void stopsAtOnceWhenNothingWaits() {
        // Given
        GroupCommit commit = commit(1, 100, 100);

        // When
        var drained = commit.drain().toCompletableFuture();

        // Then
        assertThat(drained).isCompleted();
    }

    private GroupCommit commit(int lanes, int batchEvents, int heldEvents) {
        return new GroupCommit(
                log,
                new GroupCommit.Bounds(lanes, 1, batchEvents, 1_000_000, heldEvents, 1_000_000, PATIENCE),
                nanos::get,
                (events, took, failed) -> {});
    }

    private void submit(GroupCommit commit, String... references) {
        for (String reference : references) {
            commit.submit(List.of(NewEvents.event(SOURCE, reference)), outcomes::add);
        }
    }
}
