package io.paythread.reconcile;

import io.paythread.ingest.ConnectedSource;
import io.paythread.ingest.Gaps;
import io.paythread.ingest.Heard;
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
import java.time.Instant;
import java.util.Optional;

/** Looks whether a source has fallen silent, and begins to compare it with its provider when its time has come. */
@Singleton
class Schedule {
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
     * @param startedAt since when this process is there; nobody knows for how long none was before
     */
    Uni<Void> look(Tx tx, ConnectedSource source, boolean askable, Instant startedAt) {
        return gaps.reconciled(tx, source.id()).chain(known -> rhythms.measure(tx, source.id(), known.connectedAt())
                .chain(() -> rhythms.heard(tx, source.id()))
                .chain(heard -> listen(tx, source, known, heard)
                        .chain(suspected -> askable
                                ? compareIfDue(tx, source, known, startedAt, suspected)
                                : letPass(tx, source, heard))
                        .chain(() -> note(tx, source, known, heard))));
    }

    /** Whether it has just fallen silent. What was compared is no silence. */
    private Uni<Boolean> listen(Tx tx, ConnectedSource source, Reconciled known, Optional<Heard> heard) {
        if (heard.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        Instant since = compared(known, heard.get());
        return rhythms.suspects(tx, source.id(), since)
                .chain(silent -> silent
                        ? gaps.suspect(tx, source.id(), since)
                        : Uni.createFrom().item(false));
    }

    /**
     * Whether it delivers less than usual. One that was compared and had nothing to tell is quiet; one whose events had to
     * be fetched is silent, although no gap stays open. A silence stays one until it ends: after some weeks it would be
     * usual. What is not known leaves what was.
     */
    private Uni<Void> note(Tx tx, ConnectedSource source, Reconciled known, Optional<Heard> heard) {
        if (heard.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Heard last = heard.get();
        Instant since = last.fetchedSince() ? last.at() : compared(known, last);
        if (known.silentSince().filter(since::equals).isPresent()) {
            return Uni.createFrom().voidItem();
        }
        return rhythms.suspects(tx, source.id(), since)
                .chain(silent ->
                        gaps.silent(tx, source.id(), heard.map(Heard::at).filter(at -> silent)));
    }

    private static Instant compared(Reconciled known, Heard heard) {
        return known.to().filter(heard.at()::isBefore).orElse(heard.at());
    }

    private Uni<Void> letPass(Tx tx, ConnectedSource source, Optional<Heard> heard) {
        return heard.map(last -> gaps.passed(tx, source.id(), last.at()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> compareIfDue(
            Tx tx, ConnectedSource source, Reconciled known, Instant startedAt, boolean suspected) {
        Instant now = clock.instant();
        boolean outage = RangeRule.holdsOutage(known, startedAt, now, config.settle());
        return gaps.oldestOpen(tx, source.id()).chain(oldest -> {
            DueRule.Standing standing =
                    new DueRule.Standing(known.at(), known.failedAt(), outage, suspected, oldest.isPresent());
            return RangeRule.next(known, oldest, now, config.settle(), config.overlap())
                    .filter(range -> DueRule.isDue(standing, now, config.every(), config.again()))
                    .map(range -> begin(tx, source, known, now).chain(() -> compare(tx, source, range)))
                    .orElseGet(() -> Uni.createFrom().voidItem());
        });
    }

    /** The place is set once, however long the first comparison takes to get through. */
    private Uni<Void> begin(Tx tx, ConnectedSource source, Reconciled known, Instant now) {
        return known.to().isPresent() ? Uni.createFrom().voidItem() : gaps.begun(tx, source.id(), known.place(now));
    }

    private Uni<Void> compare(Tx tx, ConnectedSource source, FetchRange range) {
        NewJob wish = NewJob.of(kind, NewJob.SYSTEM, new Wish(source.id(), range).json())
                .once(ReconciliationJob.NAME + ":" + source.id());
        return jobs.get().start(tx, wish).replaceWithVoid();
    }
}
