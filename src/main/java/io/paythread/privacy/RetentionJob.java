package io.paythread.privacy;

import io.paythread.job.JobEffect;
import io.paythread.job.JobKind;
import io.paythread.job.Jobs;
import io.paythread.job.Step;
import io.paythread.job.Work;
import io.paythread.platform.feed.FeedConfig;
import io.paythread.platform.feed.FeedStore;
import io.paythread.platform.postgres.AtStart;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Lets go of what is older than its period, every night, in small pieces. The first run with its periods is dry: it counts
 * what is due, for people to see, and lets nothing go before the next one. So is the first after a change of the periods.
 */
@Singleton
class RetentionJob implements JobKind, AtStart {
    private static final Logger LOG = Logger.getLogger(RetentionJob.class);
    private static final String NAME = "retention";
    /** Rows of the feed are small: so many go in a fraction of a second. */
    private static final int FEED_PIECE = 5_000;

    /** In the checkpoint: the periods that a dry run has counted with. */
    private static final String COUNTED = "counted";
    /** In the checkpoint: where the next piece begins. */
    private static final String FROM = "from";

    private final Retained retained;
    private final Standstill standstill;
    private final RetentionConfig config;
    private final FeedStore feed;
    private final FeedConfig feedConfig;
    private final Clock clock;
    /** The jobs know all kinds, this one included; so it asks for them only when it needs them. */
    private final Instance<Jobs> jobs;

    RetentionJob(
            Retained retained,
            Standstill standstill,
            RetentionConfig config,
            FeedStore feed,
            FeedConfig feedConfig,
            Clock clock,
            Instance<Jobs> jobs) {
        this.retained = retained;
        this.standstill = standstill;
        this.config = config;
        this.feed = feed;
        this.feedConfig = feedConfig;
        this.clock = clock;
        this.jobs = jobs;
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
        return "pieces";
    }

    @Override
    public boolean isKept() {
        return true;
    }

    @Override
    public Uni<JobEffect> step(Work work) {
        Retained.Periods periods = periods(config);
        boolean counted = periods.toString().equals(work.position().getString(COUNTED));
        return JobEffect.only(
                tx -> config.enforced() && counted ? letGo(tx, periods, work.position()) : count(tx, periods));
    }

    private Uni<Step> count(Tx tx, Retained.Periods periods) {
        return retained.due(tx, periods, clock.instant())
                .invoke(due -> LOG.infof("retention counted due=%s enforced=%s", counts(due), config.enforced()))
                .map(due -> Step.rest(config.every(), counted(periods), 0).showing(counts(due)));
    }

    private Uni<Step> letGo(Tx tx, Retained.Periods periods, JsonObject position) {
        JsonObject from = position.getJsonObject(FROM, new JsonObject());
        return standstill
                .hold(tx)
                .chain(() -> expire(tx, periods, clock.instant(), from))
                .map(next -> next.map(rest -> Step.goOn(counted(periods).put(FROM, rest), 1))
                        .orElseGet(() -> Step.rest(config.every(), counted(periods), 1)));
    }

    /** The feed first, then the rest. */
    private Uni<Optional<JsonObject>> expire(Tx tx, Retained.Periods periods, Instant now, JsonObject from) {
        return feed.expire(tx, now.minus(feedConfig.retention()), FEED_PIECE)
                .chain(gone -> gone == FEED_PIECE
                        ? Uni.createFrom().item(Optional.of(from))
                        : retained.expire(tx, periods, now, from));
    }

    private static JsonObject counted(Retained.Periods periods) {
        return new JsonObject().put(COUNTED, periods.toString());
    }

    private static JsonObject counts(List<Retained.Due> due) {
        JsonObject counts = new JsonObject();
        due.forEach(one -> counts.put(one.kind(), one.count()));
        return counts;
    }

    static Retained.Periods periods(RetentionConfig config) {
        return new Retained.Periods(config.bodies(), config.conversations(), config.payments());
    }
}
