package io.paythread.job;

import io.paythread.job.JobQueue.Claim;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Wakeups;
import io.paythread.platform.time.Every;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The workers of this process. */
@ApplicationScoped
class JobWorkers implements JobCrew.Hands {
    /** The channel on which new jobs are announced. */
    static final String CHANNEL = "paythread_job";

    /** Of the ten seconds that a stop of the service may take; most steps end within one. */
    private static final Duration STOP = Duration.ofSeconds(5);

    private static final Duration FORGETTING = Duration.ofMinutes(10);

    private final Database database;
    private final JobStore store;
    private final JobSteps steps;
    private final JobConfig config;
    private final Clock clock;
    private final Wakeups wakeups;
    private final JobCrew crew;
    private final Every forgetting = new Every(FORGETTING);

    JobWorkers(Database database, JobStore store, JobSteps steps, JobConfig config, Clock clock, Wakeups wakeups) {
        this.database = database;
        this.store = store;
        this.steps = steps;
        this.config = config;
        this.clock = clock;
        this.wakeups = wakeups;
        this.crew = new JobCrew(config.workers(), config.poll(), config.turn(), this);
    }

    void start(@Observes StartupEvent event) {
        if (config.workers() > 0) {
            crew.start();
            wakeups.listen(CHANNEL, crew::wake);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        crew.stop(STOP);
    }

    @Override
    public Uni<Optional<Claim>> claim() {
        return forget().chain(steps::claim);
    }

    @Override
    public Uni<Boolean> step(Claim claim, boolean turnIsOver) {
        return steps.step(claim, turnIsOver);
    }

    @Override
    public Uni<Void> release(Claim claim) {
        return steps.release(claim);
    }

    private Uni<Void> forget() {
        return forgetting.due()
                ? database.inTransaction(tx -> store.forget(tx, clock.instant()))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }
}
