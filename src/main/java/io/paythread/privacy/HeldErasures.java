package io.paythread.privacy;

import io.paythread.job.JobEffect;
import io.paythread.job.JobKind;
import io.paythread.job.Jobs;
import io.paythread.job.NewJob;
import io.paythread.job.Step;
import io.paythread.job.Work;
import io.paythread.platform.postgres.AtStart;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Looks again and again whether something that a hold kept from being erased may go by now, and lets it go; goes on with
 * erasures whose job was cancelled or given up. Expired access reports go with it.
 */
@Singleton
class HeldErasures implements JobKind, AtStart {
    private static final String NAME = "held_erasures";
    /** Looked at in one run; more wait for the next. */
    private static final int MOST = 200;

    private final ErasureStore store;
    private final ErasurePlan plan;
    private final AccessReportStore reports;
    private final PrivacyConfig config;
    private final Clock clock;
    /** The jobs know all kinds, this one included; so it asks for them only when it needs them. */
    private final Instance<Jobs> jobs;

    private final Instance<ErasureJob> erasure;

    HeldErasures(
            ErasureStore store,
            ErasurePlan plan,
            AccessReportStore reports,
            PrivacyConfig config,
            Clock clock,
            Instance<Jobs> jobs,
            Instance<ErasureJob> erasure) {
        this.store = store;
        this.plan = plan;
        this.reports = reports;
        this.config = config;
        this.clock = clock;
        this.jobs = jobs;
        this.erasure = erasure;
    }

    @Override
    public Uni<Void> prepare() {
        return jobs.get().keep(this);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String unit() {
        return "erasures";
    }

    @Override
    public boolean isKept() {
        return true;
    }

    @Override
    public Uni<JobEffect> step(Work work) {
        return JobEffect.only(tx -> reports.expire(tx, clock.instant())
                .chain(() -> store.unfinished(tx, MOST))
                .chain(held -> startAll(tx, held))
                .map(started -> Step.rest(config.holdCheck(), new JsonObject(), started)));
    }

    private Uni<Integer> startAll(Tx tx, List<UUID> held) {
        Uni<Integer> done = Uni.createFrom().item(0);
        for (UUID id : held) {
            done = done.chain(count -> store.customer(tx, id)
                    .chain(customer -> start(tx, id, customer))
                    .map(started -> started ? count + 1 : count));
        }
        return done;
    }

    private Uni<Boolean> start(Tx tx, UUID id, Optional<UUID> customer) {
        if (customer.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        return plan.isFree(tx, id, customer.get(), clock.instant())
                .chain(free -> free
                        ? jobs.get()
                                .start(tx, erasure.get().wish(NewJob.SYSTEM, id, customer.get()))
                                .replaceWith(true)
                        : Uni.createFrom().item(false));
    }
}
