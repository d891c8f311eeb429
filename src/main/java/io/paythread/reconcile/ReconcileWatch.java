package io.paythread.reconcile;

import io.paythread.credential.ProviderKeys;
import io.paythread.ingest.ConnectedSource;
import io.paythread.ingest.FetchedEvents;
import io.paythread.job.JobEffect;
import io.paythread.job.JobKind;
import io.paythread.job.Jobs;
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
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Looks at every source every now and then: one job for ever, of whichever process is free. */
@Singleton
class ReconcileWatch implements JobKind, AtStart {
    private static final Logger LOG = Logger.getLogger(ReconcileWatch.class);

    private final Database database;
    private final FetchedEvents events;
    private final Fetchers fetchers;
    private final ProviderKeys keys;
    private final Schedule schedule;
    private final ReconcileConfig config;
    private final Instance<Jobs> jobs;
    private final Instant startedAt;

    ReconcileWatch(
            Database database,
            FetchedEvents events,
            Fetchers fetchers,
            ProviderKeys keys,
            Schedule schedule,
            ReconcileConfig config,
            Instance<Jobs> jobs,
            Clock clock) {
        this.database = database;
        this.events = events;
        this.fetchers = fetchers;
        this.keys = keys;
        this.schedule = schedule;
        this.config = config;
        this.jobs = jobs;
        this.startedAt = clock.instant();
    }

    @Override
    public Uni<Void> prepare() {
        return config.enabled() ? jobs.get().keep(this) : Uni.createFrom().voidItem();
    }

    @Override
    public String name() {
        return "reconcile_watch";
    }

    @Override
    public String unit() {
        return "looks";
    }

    @Override
    public boolean isKept() {
        return true;
    }

    @Override
    public Uni<JobEffect> step(Work work) {
        Uni<Void> looked = config.enabled() ? look() : Uni.createFrom().voidItem();
        return looked.replaceWith(tx -> Uni.createFrom().item(Step.rest(config.watch(), new JsonObject(), 1)));
    }

    /** Each source in a transaction of its own: one that fails holds up no other. */
    Uni<Void> look() {
        return database.reading(keys::holders).chain(holders -> {
            Uni<Void> done = Uni.createFrom().voidItem();
            for (ConnectedSource source : events.sources()) {
                done = done.chain(() -> look(source, holders));
            }
            return done;
        });
    }

    private Uni<Void> look(ConnectedSource source, Set<UUID> holders) {
        boolean askable = holders.contains(source.id())
                && fetchers.of(source.adapter().provider()).isPresent();
        return database.inTransaction(tx -> schedule.look(tx, source, askable, startedAt))
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "source not looked at source=%s", source.name()))
                .onFailure()
                .recoverWithNull();
    }
}
