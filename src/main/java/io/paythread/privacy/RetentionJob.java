package io.paythread.privacy;

import io.paythread.job.JobEffect;
import io.paythread.job.JobKind;
import io.paythread.job.Jobs;
import io.paythread.job.NewJob;
import io.paythread.job.Step;
import io.paythread.job.Work;
import io.paythread.platform.postgres.AtStart;
import io.paythread.platform.postgres.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Lets go of what is older than its period, every night, in small pieces. */
@Singleton
class RetentionJob implements JobKind, AtStart {
    private static final String NAME = "retention";

    private final Database database;
    private final Retained retained;
    private final Standstill standstill;
    private final RetentionConfig config;
    private final Clock clock;
    /** The jobs know all kinds, this one included; so it asks for them only when it needs them. */
    private final Instance<Jobs> jobs;

    RetentionJob(
            Database database,
            Retained retained,
            Standstill standstill,
            RetentionConfig config,
            Clock clock,
            Instance<Jobs> jobs) {
        this.database = database;
        this.retained = retained;
        this.standstill = standstill;
        this.config = config;
        this.clock = clock;
        this.jobs = jobs;
    }

    @Override
    public Uni<Void> prepare() {
        NewJob wish = NewJob.of(this, NewJob.SYSTEM, new JsonObject()).once(NAME);
        return database.inTransaction(tx -> jobs.get().start(tx, wish)).replaceWithVoid();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String unit() {
        return "pieces";
    }

    @Override
    public Uni<JobEffect> step(Work work) {
        Instant now = clock.instant();
        if (!config.enforced()) {
            return JobEffect.only(tx -> Uni.createFrom().item(Step.rest(config.every(), new JsonObject(), 0)));
        }
        return JobEffect.only(tx -> standstill
                .hold(tx)
                .chain(() -> retained.expire(tx, periods(config), now, work.position()))
                .map(next -> next.map(position -> Step.goOn(position, 1))
                        .orElseGet(() -> Step.rest(config.every(), new JsonObject(), 1))));
    }

    static Retained.Periods periods(RetentionConfig config) {
        return new Retained.Periods(config.bodies(), config.conversations(), config.payments());
    }
}
