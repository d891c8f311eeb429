package io.paythread.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private static final UUID SOURCE = new UUID(1, 1);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final FakeEventLog log = new FakeEventLog();
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> watched = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    @Test
    void turnsAwayWhatTheQueueCannotHold() {
        // Given
        GroupCommit commit = commit(1, 100, 3);
        submit(commit, "a", "b", "c");

        // When
        submit(commit, "d");

        // Then
        assertThat(outcomes).containsExactly(new Outcome.NotStored(Outcome.Cause.FULL));
    }

    @Test
    void turnsAwayMoreBytesThanTheQueueCanHold() {
        // Given
        NewEvent event = NewEvents.event(SOURCE, "a");
        GroupCommit commit = new GroupCommit(
                log, new GroupCommit.Bounds(1, 1, 100, 10_000, 100, event.weight(), PATIENCE), nanos::get, this::watch);
        commit.submit(List.of(event), outcomes::add);

        // When
        commit.submit(List.of(NewEvents.event(SOURCE, "b")), outcomes::add);

        // Then
        assertThat(outcomes).containsExactly(new Outcome.NotStored(Outcome.Cause.FULL));
    }

    @Test
    void takesRequestsAgainWhenTheQueueHasEmptied() {
        // Given
        GroupCommit commit = commit(1, 100, 3);
        submit(commit, "a", "b", "c");
        log.commitAll();
        outcomes.clear();

        // When
        submit(commit, "d");
        log.commitAll();

        // Then
        assertThat(outcomes).containsExactly(new Outcome.Stored(1, 0));
        assertThat(commit.heldEvents()).isZero();
        assertThat(commit.heldBytes()).isZero();
    }

    @Test
    void commitsALonelyRequestAtOnce() {
        // Given
        GroupCommit commit = commit(2, 100, 100);

        // When
        submit(commit, "a");

        // Then
        assertThat(log.batchSizes()).containsExactly(1);
    }

    @Test
    void gathersWhatComesWhileTheLanesAreBusy() {
        // Given
        GroupCommit commit = commit(2, 100, 100);
        submit(commit, "a", "b", "c", "d", "e");

        // When
        log.commitOne();

        // Then
        assertThat(log.batchSizes()).containsExactly(1, 1, 3);
        assertThat(log.underWay()).isEqualTo(2);
    }

    @Test
    void waitsForEnoughBeforeItUsesAnotherLane() {
        // Given
        GroupCommit commit = commit(2, 3, 100, 100);
        submit(commit, "a", "b", "c");
        assertThat(log.batchSizes()).containsExactly(1);

        // When
        submit(commit, "d");

        // Then
        assertThat(log.batchSizes()).containsExactly(1, 3);
    }

    @Test
    void usesAnotherLaneForAFewWhenABatchHangs() {
        // Given
        GroupCommit commit = commit(2, 50, 100, 100);
        submit(commit, "a", "b");

        // When
        nanos.addAndGet(Duration.ofMillis(100).toNanos());
        commit.expire();

        // Then
        assertThat(log.batchSizes()).containsExactly(1, 1);
    }

    @Test
    void keepsBatchesWithinTheirBound() {
        // Given
        GroupCommit commit = commit(1, 2, 100);

        // When
        submit(commit, "a", "b", "c", "d");
        log.commitAll();

        // Then
        assertThat(log.batchSizes()).containsExactly(1, 2, 1);
    }

    @Test
    void commitsARequestOfManyEventsWhole() {
        // Given
        GroupCommit commit = commit(1, 2, 100);
        List<NewEvent> many =
                List.of(NewEvents.event(SOURCE, "a"), NewEvents.event(SOURCE, "b"), NewEvents.event(SOURCE, "c"));

        // When
        commit.submit(many, outcomes::add);
        log.commitAll();

        // Then
        assertThat(log.batchSizes()).containsExactly(3);
        assertThat(outcomes).containsExactly(new Outcome.Stored(3, 0));
    }

    @Test
    void tellsDuplicatesFromNewEvents() {
        // Given
        GroupCommit commit = commit(1, 100, 100);

        // When
        submit(commit, "a", "a", "a");
        log.commitAll();

        // Then
        assertThat(outcomes)
                .containsExactly(new Outcome.Stored(1, 0), new Outcome.Stored(0, 1), new Outcome.Stored(0, 1));
    }

    @Test
    void tellsItsWatcherOfEachBatch() {
        // Given
        GroupCommit commit = commit(1, 100, 100);
        submit(commit, "a", "b", "c");
        nanos.addAndGet(5);

        // When
        log.commitOne();
        log.refuseOne();

        // Then
        assertThat(watched).containsExactly("1 events 5 ns", "2 events 0 ns failed");
    }

    private GroupCommit commit(int lanes, int batchEvents, int heldEvents) {
        return commit(lanes, 1, batchEvents, heldEvents);
    }

    private GroupCommit commit(int lanes, int laneEvents, int batchEvents, int heldEvents) {
        return new GroupCommit(
                log,
                new GroupCommit.Bounds(lanes, laneEvents, batchEvents, 1_000_000, heldEvents, 1_000_000, PATIENCE),
                nanos::get,
                this::watch);
    }

    private void watch(int events, long took, boolean failed) {
        watched.add(events + " events " + took + " ns" + (failed ? " failed" : ""));
    }

    private void submit(GroupCommit commit, String... references) {
        for (String reference : references) {
            commit.submit(List.of(NewEvents.event(SOURCE, reference)), outcomes::add);
        }
    }
}
