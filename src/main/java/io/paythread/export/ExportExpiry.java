package io.paythread.export;

import io.paythread.job.JobEffect;
import io.paythread.job.JobKind;
import io.paythread.job.Jobs;
import io.paythread.job.Step;
import io.paythread.job.Work;
import io.paythread.platform.postgres.AtStart;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Removes files whose time is up; some weeks later forgets that they were. */
@Singleton
class ExportExpiry implements JobKind, AtStart {
    /** Until then whoever asks for a file is told that it is gone, and not that there never was one. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final ExportStore store;
    private final PieceStore pieces;
    private final ExportConfig config;
    private final Clock clock;
    /** The jobs know all kinds, this one included; so it asks for them only when it needs them. */
    private final Instance<Jobs> jobs;

    ExportExpiry(ExportStore store, PieceStore pieces, ExportConfig config, Clock clock, Instance<Jobs> jobs) {
        this.store = store;
        this.pieces = pieces;
        this.config = config;
        this.clock = clock;
        this.jobs = jobs;
    }

    @Override
    public Uni<Void> prepare() {
        return jobs.get().keep(this);
    }

    @Override
    public String name() {
        return "export_expiry";
    }

    @Override
    public String unit() {
        return "exports";
    }

    @Override
    public boolean isKept() {
        return true;
    }

    @Override
    public Uni<JobEffect> step(Work work) {
        Instant now = clock.instant();
        return JobEffect.only(tx -> store.expired(tx, now)
                .call(gone -> pieces.remove(tx, gone))
                .call(() -> store.forget(tx, now.minus(REMEMBERED)))
                .map(gone -> Step.rest(config.expiryCheck(), new JsonObject(), gone.size())));
    }
}
