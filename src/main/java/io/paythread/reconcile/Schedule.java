package io.paythread.reconcile;

import io.paythread.ingest.ConnectedSource;
import io.paythread.ingest.Gaps;
import io.paythread.ingest.Reconciled;
import io.paythread.ingest.Rhythms;
import io.paythread.ingest.spi.FetchRange;
import io.paythread.job.Jobs;
import io.paythread.job.NewJob;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks whether a source has fallen silent, and begins to compare it with its provider when its time has come. */
@Singleton
class Schedule {
    /** What providers keep as events; what lies before is asked for by people. */
    private static final Duration FURTHEST = Duration.ofDays(29);

    private final Gaps gaps;
    private final Rhythms rhythms;
    private final ReconciliationJob kind;
    /** The jobs know all kinds; so they are asked for when they are needed. */
    private final Instance<Jobs> jobs;

    private final ReconcileConfig config;
    private final Clock clock;

    Schedule(
            Gaps gaps,
            Rhythms rhythms,
            ReconciliationJob kind,
            Instance<Jobs> jobs,
            ReconcileConfig config,
            Clock clock) {
        this.gaps = gaps;
        this.rhythms = rhythms;
        this.kind = kind;
        this.jobs = jobs;
        this.config = config;
        this.clock = clock;
    }

    /**
     * One look at one source.
     *
     * @param askable whether its provider can be asked
     * @param starting whether this is the first look of this process
     */
    Uni<Void> look(Tx tx, ConnectedSource source, boolean askable, boolean starting) {
        return gaps.reconciled(tx, source.id()).chain(known -> rhythms.measure(tx, source.id(), known.connectedAt())
                .chain(() -> rhythms.heard(tx, source.id()))
                .chain(heard -> askable
                        ? listen(tx, source, known, heard)
                                .chain(suspected -> compareIfDue(tx, source, known, starting, suspected))
                        : listen(tx, source, known, heard).chain(() -> letPass(tx, source, heard))));
    }

    /** Whether it has just fallen silent. What was compared is no silence. */
    private Uni<Boolean> listen(Tx tx, ConnectedSource source, Reconciled known, Optional<Instant> heard) {
        Optional<Instant> since =
                Stream.concat(heard.stream(), known.to().stream()).max(Instant::compareTo);
        if (heard.isEmpty() || since.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        return rhythms.suspects(tx, source.id(), since.get())
                .chain(silent -> silent
                        ? gaps.suspect(tx, source.id(), since.get())
                        : Uni.createFrom().item(false));
    }

    private Uni<Void> letPass(Tx tx, ConnectedSource source, Optional<Instant> heard) {
        return heard.map(at -> gaps.passed(tx, source.id(), at))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> compareIfDue(
            Tx tx, ConnectedSource source, Reconciled known, boolean starting, boolean suspected) {
        return gaps.oldestOpen(tx, source.id()).chain(oldest -> {
            DueRule.Standing standing =
                    new DueRule.Standing(known.at(), known.failedAt(), starting, suspected, oldest.isPresent());
            Instant now = clock.instant();
            Instant from = from(known, oldest, now);
            Instant to = now.minus(config.settle());
            return DueRule.isDue(standing, now, config.every(), config.again()) && from.isBefore(to)
                    ? compare(tx, source, new FetchRange(from, to, Set.of()))
                    : Uni.createFrom().voidItem();
        });
    }

    /** From the end of the last one, or from when the source was connected; far enough back for what is open. */
    private Instant from(Reconciled known, Optional<Instant> oldest, Instant now) {
        Instant since = known.to().map(to -> to.minus(config.overlap())).orElse(known.connectedAt());
        Instant open = oldest.filter(gap -> gap.isBefore(since)).orElse(since);
        Instant furthest = now.minus(FURTHEST);
        return open.isBefore(furthest) ? furthest : open;
    }

    private Uni<Void> compare(Tx tx, ConnectedSource source, FetchRange range) {
        NewJob wish = NewJob.of(kind, NewJob.SYSTEM, new Wish(source.id(), range).json())
                .once(ReconciliationJob.NAME + ":" + source.id());
        return jobs.get().start(tx, wish).replaceWithVoid();
    }
}
