package io.paythread.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a group commit does about events that cannot be stored and a log that fails. */
class GroupCommitFaultsTest {
    private static final UUID SOURCE = new UUID(1, 1);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final FakeEventLog log = new FakeEventLog();
    private final AtomicLong nanos = new AtomicLong();
    private final List<Outcome> outcomes = new ArrayList<>();

    @Test
    void storesTheOthersWhenOneEventCannotBeStored() {
        // Given
        GroupCommit commit = commit(1, 100, 100);
        log.poison("c");
        submit(commit, "a", "b", "c", "d");

        // When
        log.commitAll();

        // Then
        assertThat(log.references()).containsExactlyInAnyOrder("a", "b", "d");
        assertThat(outcomes)
                .containsExactly(
                        new Outcome.Stored(1, 0),
                        new Outcome.Stored(1, 0),
                        new Outcome.NotStored(Outcome.Cause.FAILED),
                        new Outcome.Stored(1, 0));
        assertThat(commit.heldEvents()).isZero();
    }

    @Test
    void refusesARequestOfWhichOneEventCannotBeStored() {
        // Given
        GroupCommit commit = commit(1, 100, 100);
        log.poison("b");

        // When
        commit.submit(List.of(NewEvents.event(SOURCE, "a"), NewEvents.event(SOURCE, "b")), outcomes::add);
        log.commitAll();

        // Then
        assertThat(outcomes).containsExactly(new Outcome.NotStored(Outcome.Cause.FAILED));
        assertThat(log.references()).containsExactly("a");
    }

    @Test
    void doesNotTryEventByEventWhenTheLogIsAway() {
        // Given
        GroupCommit commit = commit(1, 100, 100);
        submit(commit, "a", "b", "c");
        log.commitOne();

        // When
        log.refuseOne();

        // Then
        assertThat(log.batchSizes()).containsExactly(1, 2);
        assertThat(outcomes)
                .containsExactly(
                        new Outcome.Stored(1, 0),
                        new Outcome.NotStored(Outcome.Cause.FAILED),
                        new Outcome.NotStored(Outcome.Cause.FAILED));
        assertThat(commit.heldEvents()).isZero();
    }

    @Test
    void stopsTryingEventByEventWhenTheLogGoesAway() {
        // Given
        GroupCommit commit = commit(1, 100, 100);
        log.poison("c");
        submit(commit, "a", "b", "c", "d");
        log.commitOne();
        log.commitOne();
        log.commitOne();

        // When
        log.refuseOne();

        // Then
        assertThat(log.underWay()).isZero();
        assertThat(outcomes)
                .containsExactly(
                        new Outcome.Stored(1, 0),
                        new Outcome.Stored(1, 0),
                        new Outcome.NotStored(Outcome.Cause.FAILED),
                        new Outcome.NotStored(Outcome.Cause.FAILED));
    }

    @Test
    void goesOnAfterALogThatThrows() {
        // Given
        EventLog throwing = events -> {
            throw new IllegalStateException("broken");
        };
        GroupCommit commit = new GroupCommit(
                throwing,
                new GroupCommit.Bounds(1, 1, 10, 1_000_000, 10, 1_000_000, PATIENCE),
                nanos::get,
                (events, took, failed) -> {});

        // When
        submit(commit, "a", "b");

        // Then
        assertThat(outcomes)
                .containsExactly(
                        new Outcome.NotStored(Outcome.Cause.FAILED), new Outcome.NotStored(Outcome.Cause.FAILED));
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
