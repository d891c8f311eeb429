package io.paythread.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.job.JobQueue.Claim;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Workers without a database. */
class JobCrewTest {
    private static final Duration POLL = Duration.ofMillis(5);
    private static final Duration LONG = Duration.ofHours(1);
    private static final long PATIENCE_SECONDS = 20;

    @Test
    void givesBackAllJobsWhoseStepsHangAndBeginsNoneWhileItStops() throws InterruptedException {
        // Given
        HangingHands hands = new HangingHands(3, 2);
        JobCrew crew = new JobCrew(2, POLL, LONG, hands);
        crew.start();
        assertThat(hands.hanging.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        // When
        crew.stop(Duration.ofMillis(20));
        hands.end.complete(true);

        // Then
        assertThat(hands.released).containsExactlyInAnyOrder(claim(0), claim(1));
        assertThat(hands.left).containsExactly(claim(2));
        assertThat(hands.begun).hasSize(2);
    }

    @Test
    void saysThatAJobsTurnIsOverOnlyAfterIt() throws InterruptedException {
        // Given
        HangingHands patient = new HangingHands(1, 1);
        HangingHands hasty = new HangingHands(1, 1);
        JobCrew slow = new JobCrew(1, POLL, LONG, patient);
        JobCrew fast = new JobCrew(1, POLL, Duration.ZERO, hasty);

        // When
        List.of(slow, fast).forEach(JobCrew::start);
        assertThat(patient.hanging.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(hasty.hanging.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        List.of(slow, fast).forEach(crew -> crew.stop(Duration.ofMillis(20)));

        // Then
        assertThat(patient.begun).containsExactly(false);
        assertThat(hasty.begun).containsExactly(true);
    }

    private static Claim claim(int number) {
        return new Claim(new UUID(0, number), "test", 1, 0, false);
    }

    /** So many jobs; a step ends when the test says so. */
    private static final class HangingHands implements JobCrew.Hands {
        private final Queue<Claim> left = new ConcurrentLinkedQueue<>();
        private final Queue<Claim> released = new ConcurrentLinkedQueue<>();
        private final Queue<Boolean> begun = new ConcurrentLinkedQueue<>();
        private final CompletableFuture<Boolean> end = new CompletableFuture<>();
        private final CountDownLatch hanging;

        HangingHands(int jobs, int workers) {
            IntStream.range(0, jobs).mapToObj(JobCrewTest::claim).forEach(left::add);
            hanging = new CountDownLatch(workers);
        }

        @Override
        public Uni<Optional<Claim>> claim() {
            return Uni.createFrom().item(Optional.ofNullable(left.poll()));
        }

        @Override
        public Uni<Boolean> step(Claim claim, boolean turnIsOver) {
            begun.add(turnIsOver);
            hanging.countDown();
            return Uni.createFrom().completionStage(end);
        }

        @Override
        public Uni<Void> release(Claim claim) {
            released.add(claim);
            return Uni.createFrom().voidItem();
        }
    }
}
