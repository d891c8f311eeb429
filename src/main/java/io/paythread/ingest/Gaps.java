package io.paythread.ingest;

import io.paythread.platform.feed.FeedChange;
import io.paythread.platform.feed.FeedStore;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Holes in what sources told: suspected, found, filled. Every change is in the caller's transaction and told in the feed,
 * so that what stands on timelines about completeness is never behind what was done.
 */
@Singleton
public class Gaps {
    private static final Logger LOG = Logger.getLogger(Gaps.class);

    private final GapStore store;
    private final ReconciliationStore reconciliations;
    private final FeedStore feed;
    private final Clock clock;

    Gaps(GapStore store, ReconciliationStore reconciliations, FeedStore feed, Clock clock) {
        this.store = store;
        this.reconciliations = reconciliations;
        this.feed = feed;
        this.clock = clock;
    }

    /** How far the source was compared. */
    public Uni<Reconciled> reconciled(Tx tx, UUID source) {
        return reconciliations.find(tx, source);
    }

    /** When each source was compared last; those that were. */
    public Uni<Map<UUID, Instant>> lastCompared(Tx tx) {
        return reconciliations.compared(tx);
    }

    /** Remembers since when the source has been silent; empty where it is not. To be called last: it locks its row. */
    public Uni<Void> silent(Tx tx, UUID source, Optional<Instant> since) {
        return reconciliations.silent(tx, source, since);
    }

    /** Where the oldest open gap begins; empty where none is open. */
    public Uni<Optional<Instant>> oldestOpen(Tx tx, UUID source) {
        return store.open(tx, source).map(gaps -> gaps.stream().map(Gap::from).min(Instant::compareTo));
    }

    /** The source is quieter than it usually is: one suspicion at a time. Gives whether it is a new one. */
    public Uni<Boolean> suspect(Tx tx, UUID source, Instant since) {
        return store.open(tx, source).chain(open -> {
            if (open.stream().anyMatch(gap -> gap.cause() == Gap.Cause.SILENCE)) {
                return Uni.createFrom().item(false);
            }
            return store.insert(tx, source, Gap.Cause.SILENCE, since, null, 0, clock.instant())
                    .chain(() -> changed(tx, source))
                    .invoke(() -> LOG.warnf("source silent source=%s since=%s", source, since))
                    .replaceWith(true);
        });
    }

    /** Events come again at a source that nobody can ask: the suspicion ends, and stays unproven. */
    public Uni<Void> passed(Tx tx, UUID source, Instant heardAgain) {
        return store.open(tx, source).chain(open -> {
            List<Gap> silent = open.stream()
                    .filter(gap -> gap.cause() == Gap.Cause.SILENCE)
                    .filter(gap -> heardAgain.isAfter(gap.from()))
                    .toList();
            return closeAll(tx, source, silent, Gap.State.PASSED, heardAgain);
        });
    }

    /** The provider has what we do not. Holes that touch open ones become one with them. Gives the ids of the gaps. */
    public Uni<List<UUID>> found(Tx tx, UUID source, List<Hole> holes) {
        if (holes.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return store.open(tx, source)
                .chain(open -> open(tx, source, known(open), holes))
                .call(ids -> changed(tx, source))
                .invoke(ids -> LOG.warnf("events missing source=%s holes=%d", source, holes.size()));
    }

    /** An open gap of missing events, with its extent. */
    private record Known(UUID id, Hole extent) {}

    private static List<Known> known(List<Gap> open) {
        return open.stream()
                .filter(gap -> gap.cause() == Gap.Cause.MISSING)
                .map(gap -> new Known(
                        gap.id(), new Hole(gap.from(), gap.to().orElse(gap.from()), Math.max(1, gap.missing()))))
                .toList();
    }

    private Uni<List<UUID>> open(Tx tx, UUID source, List<Known> known, List<Hole> holes) {
        List<UUID> ids = new ArrayList<>();
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Hole hole : holes) {
            Optional<Known> touched =
                    known.stream().filter(one -> touch(one.extent(), hole)).findFirst();
            done = done.chain(() -> touched.map(one ->
                            store.stretch(tx, one.id(), one.extent().with(hole)).invoke(() -> ids.add(one.id())))
                    .orElseGet(() -> store.insert(
                                    tx,
                                    source,
                                    Gap.Cause.MISSING,
                                    hole.from(),
                                    hole.to(),
                                    hole.missing(),
                                    clock.instant())
                            .invoke(ids::add)
                            .replaceWithVoid()));
        }
        return done.map(nothing -> List.copyOf(ids));
    }

    private static boolean touch(Hole one, Hole other) {
        return !one.from().isAfter(other.to()) && !other.from().isAfter(one.to());
    }

    /** What was missing in these gaps is stored now. */
    public Uni<Void> filled(Tx tx, UUID source, Set<UUID> gaps, int recovered) {
        return store.open(tx, source)
                .map(open ->
                        open.stream().filter(gap -> gaps.contains(gap.id())).toList())
                .chain(found -> closeAll(tx, source, found, Gap.State.BACKFILLED, clock.instant()))
                .chain(() -> reconciliations.recovered(tx, source, recovered));
    }

    /** Comparing begins there, unless the source has a place already. */
    public Uni<Void> begun(Tx tx, UUID source, Instant place) {
        return reconciliations.begun(tx, source, place);
    }

    /**
     * Everything in the range was compared. Gaps within it are closed: silence in which something had been missing is
     * filled now, other silence was none. The source is compared as a whole only where the range carries on from where it
     * had been compared; one that lies somewhere in the past says nothing of now.
     */
    public Uni<Void> compared(Tx tx, UUID source, Instant from, Instant to, long recovered) {
        Instant now = clock.instant();
        return store.open(tx, source)
                .map(open -> open.stream().filter(gap -> gap.isWithin(from, to)).toList())
                .call(gaps -> closeEach(tx, gaps, to, recovered, now))
                .call(() -> reconciliations.bump(tx, source))
                .chain(gaps -> reconciliations.find(tx, source).chain(before -> {
                    boolean carriedOn = before.isCarriedOnBy(from, to, now);
                    boolean news = before.at().isEmpty() || before.failedAt().isPresent();
                    Uni<Void> moved = carriedOn
                            ? reconciliations.ended(tx, source, to, now)
                            : Uni.createFrom().voidItem();
                    return !gaps.isEmpty() || (carriedOn && news) ? moved.chain(() -> tell(tx, source)) : moved;
                }));
    }

    private Uni<Void> closeEach(Tx tx, List<Gap> gaps, Instant to, long recovered, Instant now) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Gap gap : gaps) {
            boolean lacked = gap.cause() == Gap.Cause.MISSING || recovered > 0;
            Gap.State state = lacked ? Gap.State.BACKFILLED : Gap.State.UNFOUNDED;
            int missing =
                    gap.cause() == Gap.Cause.MISSING ? gap.missing() : (int) Math.min(recovered, Integer.MAX_VALUE);
            done = done.chain(() -> store.close(tx, gap, state, gap.to().orElse(to), missing, now));
        }
        return done;
    }

    private Uni<Void> closeAll(Tx tx, UUID source, List<Gap> gaps, Gap.State state, Instant to) {
        if (gaps.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Gap gap : gaps) {
            done = done.chain(() -> store.close(tx, gap, state, gap.to().orElse(to), gap.missing(), clock.instant()));
        }
        return done.chain(() -> changed(tx, source));
    }

    /** A reconciliation does not get through, for this reason. */
    public Uni<Void> failed(Tx tx, UUID source, String code) {
        return reconciliations.find(tx, source).chain(before -> reconciliations
                .failed(tx, source, clock.instant(), code)
                .chain(() -> before.errorCode().equals(Optional.of(code))
                        ? Uni.createFrom().voidItem()
                        : changed(tx, source)));
    }

    /** The provider answers again; the reconciliation goes on. */
    public Uni<Void> answered(Tx tx, UUID source) {
        return reconciliations.answered(tx, source).chain(() -> changed(tx, source));
    }

    private Uni<Void> changed(Tx tx, UUID source) {
        return reconciliations.bump(tx, source).chain(() -> tell(tx, source));
    }

    private Uni<Void> tell(Tx tx, UUID source) {
        return feed.append(tx, List.of(new FeedChange(IngestFeed.COMPLETENESS_CHANGED, source, null, null, source)));
    }
}
