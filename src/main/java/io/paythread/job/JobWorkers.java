package io.paythread.job;

import io.paythread.job.JobQueue.Claim;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Wakeups;
import io.paythread.platform.queue.Ending;
import io.paythread.platform.queue.Loop;
import io.paythread.platform.time.Every;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The workers of this process. Each has one job at a time and does it step by step until it ends or rests. */
@ApplicationScoped
class JobWorkers {
    /** The channel on which new jobs are announced. */
    static final String CHANNEL = "paythread_job";

    private static final Duration STOP = Duration.ofSeconds(10);
    private static final Duration FORGETTING = Duration.ofMinutes(10);

    private final Database database;
    private final JobStore store;
    private final JobSteps steps;
    private final Clock clock;
    private final Wakeups wakeups;
    private final List<Worker> workers;
    private final Every forgetting = new Every(FORGETTING);

    JobWorkers(Database database, JobStore store, JobSteps steps, JobConfig config, Clock clock, Wakeups wakeups) {
        this.database = database;
        this.store = store;
        this.steps = steps;
        this.clock = clock;
        this.wakeups = wakeups;
        this.workers = IntStream.range(0, config.workers())
                .mapToObj(number -> new Worker(number, config.poll()))
                .toList();
    }

    void start(@Observes StartupEvent event) {
        if (!workers.isEmpty()) {
            workers.forEach(worker -> worker.loop.start());
            wakeups.listen(CHANNEL, () -> workers.forEach(worker -> worker.loop.wake()));
        }
    }

    /** Lets the steps under way end and gives the jobs back, so that another process goes on at once. */
    void stop(@Observes ShutdownEvent event) {
        workers.forEach(worker -> Ending.await("jobs", worker.stop(), STOP));
    }

    private Uni<Void> forget() {
        return forgetting.due()
                ? database.inTransaction(tx -> store.forget(tx, clock.instant()))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private final class Worker {
        private final Loop loop;
        /** One step runs at a time, each on a thread of its own choice. */
        private volatile @Nullable Claim held;

        Worker(int number, Duration poll) {
            this.loop = new Loop("jobs-" + number, poll, this::step);
        }

        private Uni<Loop.Next> step() {
            Claim claim = held;
            return claim == null ? begin() : goOn(claim);
        }

        private Uni<Loop.Next> begin() {
            return forget().chain(steps::claim)
                    .invoke(claim -> held = claim.orElse(null))
                    .map(claim -> claim.isPresent() ? Loop.Next.AGAIN : Loop.Next.WAIT);
        }

        /** When the database is away the claim is dropped; the lease runs out and somebody takes the job again. */
        private Uni<Loop.Next> goOn(Claim claim) {
            return steps.step(claim)
                    .onFailure()
                    .invoke(() -> held = null)
                    .invoke(stays -> held = stays ? claim : null)
                    .replaceWith(Loop.Next.AGAIN);
        }

        Uni<Void> stop() {
            return loop.stop().chain(() -> {
                Claim claim = held;
                return claim == null ? Uni.createFrom().voidItem() : steps.release(claim);
            });
        }
    }
}
