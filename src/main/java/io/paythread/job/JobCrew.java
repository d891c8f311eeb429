package io.paythread.job;

import io.paythread.job.JobQueue.Claim;
import io.paythread.platform.queue.Ending;
import io.paythread.platform.queue.Loop;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Workers that each have one job at a time and do it step by step until it ends, rests or gives way to another one. */
final class JobCrew {
    /** Giving jobs back is one short statement each. */
    private static final Duration RELEASE = Duration.ofSeconds(2);

    private final Hands hands;
    private final long turnNanos;
    private final List<Worker> workers;

    JobCrew(int size, Duration poll, Duration turn, Hands hands) {
        this.hands = hands;
        this.turnNanos = turn.toNanos();
        this.workers = IntStream.range(0, size)
                .mapToObj(number -> new Worker(number, poll))
                .toList();
    }

    /** What a worker does to a job. */
    interface Hands {
        /** The next job whose turn it is, if any. */
        Uni<Optional<Claim>> claim();

        /**
         * Does one step; gives whether the job stays with this claim. Never fails for what the step does.
         *
         * @param turnIsOver whether others that are due go first
         */
        Uni<Boolean> step(Claim claim, boolean turnIsOver);

        /** Gives a job back as it is. A step of it that is still under way takes no effect any more. */
        Uni<Void> release(Claim claim);
    }

    void start() {
        workers.forEach(worker -> worker.loop.start());
    }

    /** There may be work. */
    void wake() {
        workers.forEach(worker -> worker.loop.wake());
    }

    /**
     * Begins no step any more, gives those under way some time to end, all together, and gives the jobs back, so that
     * another process goes on at once. Blocks so long, and no longer for a step that hangs.
     */
    void stop(Duration patience) {
        if (workers.isEmpty()) {
            return;
        }
        Ending.await(
                "jobs",
                Uni.join()
                        .all(workers.stream().map(worker -> worker.loop.stop()).toList())
                        .andCollectFailures(),
                patience);
        List<Claim> held = workers.stream().flatMap(Worker::held).toList();
        if (!held.isEmpty()) {
            Ending.await(
                    "claims of jobs",
                    Uni.join().all(held.stream().map(hands::release).toList()).andCollectFailures(),
                    RELEASE);
        }
    }

    private final class Worker {
        private final Loop loop;
        /** One step runs at a time, each on a thread of its own choice. */
        private volatile @Nullable Claim claim;

        private volatile long since;

        Worker(int number, Duration poll) {
            this.loop = new Loop("jobs-" + number, poll, this::step);
        }

        Stream<Claim> held() {
            return Optional.ofNullable(claim).stream();
        }

        private Uni<Loop.Next> step() {
            Claim held = claim;
            return held == null ? begin() : goOn(held);
        }

        private Uni<Loop.Next> begin() {
            return hands.claim().invoke(this::take).map(next -> next.isPresent() ? Loop.Next.AGAIN : Loop.Next.WAIT);
        }

        private void take(Optional<Claim> next) {
            since = System.nanoTime();
            claim = next.orElse(null);
        }

        /** When the database is away the claim is dropped; the lease runs out and somebody takes the job again. */
        private Uni<Loop.Next> goOn(Claim held) {
            return hands.step(held, System.nanoTime() - since >= turnNanos)
                    .onFailure()
                    .invoke(() -> claim = null)
                    .invoke(stays -> claim = stays ? held : null)
                    .replaceWith(Loop.Next.AGAIN);
        }
    }
}
