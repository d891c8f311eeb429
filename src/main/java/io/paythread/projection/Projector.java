package io.paythread.projection;

import io.paythread.identity.AccountChange;
import io.paythread.identity.Identities;
import io.paythread.platform.feed.FeedTail;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.projection.EventTraces.Steps;
import io.paythread.projection.LogStore.LoggedEvent;
import io.paythread.timeline.Timeline;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Works off one batch of one slot in one transaction: effects and cursor commit together or not at all. A batch that
 * fails for its content is worked off event by event, and the event at fault becomes a dead letter.
 */
@ApplicationScoped
class Projector {
    private static final Logger LOG = Logger.getLogger(Projector.class);
    /** Classes of SQLSTATE that say something about the data, not about the moment. */
    private static final Set<String> FAULTS_OF_DATA = Set.of("21", "22", "23", "42");

    /** Deadlock and serialization failure. */
    private static final Set<String> COLLISIONS = Set.of("40P01", "40001");

    private final Database database;
    private final SlotStore slots;
    private final LogStore log;
    private final OutcomeStore outcomes;
    private final Timeline timeline;
    private final Identities identities;
    private final Forgetting forgetting;
    private final FeedTail tail;
    private final ProjectionConfig config;
    private final Adapters adapters;
    private final ProjectionMetrics metrics;
    private final EventTraces traces;

    Projector(
            Database database,
            SlotStore slots,
            LogStore log,
            OutcomeStore outcomes,
            Timeline timeline,
            Identities identities,
            Forgetting forgetting,
            FeedTail tail,
            ProjectionConfig config,
            Adapters adapters,
            ProjectionMetrics metrics,
            EventTraces traces) {
        this.database = database;
        this.slots = slots;
        this.log = log;
        this.outcomes = outcomes;
        this.timeline = timeline;
        this.identities = identities;
        this.forgetting = forgetting;
        this.tail = tail;
        this.config = config;
        this.adapters = adapters;
        this.metrics = metrics;
        this.traces = traces;
    }

    /** Works off at most {@code limit} events; gives how many, 0 when there are none or the lease was lost. */
    Uni<Integer> batch(Lease lease, int limit) {
        return once(lease, limit)
                .onFailure(Projector::isCollision)
                .recoverWithUni(() -> once(lease, limit))
                .onFailure(Projector::isFaultOfData)
                .recoverWithUni(failure -> limit == 1 ? bury(lease, failure) : oneByOne(lease, limit));
    }

    private Uni<Integer> once(Lease lease, int limit) {
        long began = System.nanoTime();
        Steps steps = new Steps();
        return database.inTransaction(
                        tx -> slots.lock(tx, lease)
                                .chain(cursor -> cursor.isEmpty()
                                        ? Uni.createFrom().item(0)
                                        : project(tx, lease, cursor.get(), limit, steps)),
                        done -> Uni.createFrom().voidItem().invoke(tail::wake))
                .invoke(done -> metrics.committed(done, System.nanoTime() - began))
                .invoke(steps::end)
                .onFailure()
                .invoke(() -> metrics.failed(System.nanoTime() - began))
                .onFailure()
                .invoke(steps::fail);
    }

    private Uni<Integer> project(Tx tx, Lease lease, Position cursor, int limit, Steps steps) {
        return log.next(tx, lease.slot(), cursor, limit)
                .chain(events -> events.isEmpty()
                        ? Uni.createFrom().item(0)
                        : traces.begin(tx, events, steps)
                                .chain(() -> takeEffect(tx, events))
                                .chain(() -> traces.passOn(tx, events.size(), steps))
                                .chain(() -> slots.advance(tx, lease, last(events), config.lease()))
                                .replaceWith(events.size()));
    }

    private Uni<Void> takeEffect(Tx tx, List<LoggedEvent> events) {
        return Uni.createFrom()
                .item(events)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(this::read)
                .chain(read -> forgetting.remember(tx, read))
                .chain(known -> takeEffect(tx, Meaning.of(known.events())).chain(() -> forgetting.follow(tx, known)));
    }

    private Uni<Void> takeEffect(Tx tx, Meaning meaning) {
        return timeline.tell(tx, meaning.matters())
                .chain(changes -> identify(tx, meaning, changes))
                .chain(() -> outcomes.put(tx, meaning.outcomes()));
    }

    private Uni<Void> identify(Tx tx, Meaning meaning, List<AccountChange> changes) {
        return identities
                .apply(tx, meaning.identities())
                .chain(() -> identities.touched(tx, changes))
                .replaceWithVoid();
    }

    private Uni<Integer> oneByOne(Lease lease, int left) {
        if (left == 0) {
            return Uni.createFrom().item(0);
        }
        return batch(lease, 1)
                .chain(done -> done == 0
                        ? Uni.createFrom().item(0)
                        : oneByOne(lease, left - 1).map(more -> done + more));
    }

    private Uni<Integer> bury(Lease lease, Throwable failure) {
        return database.inTransaction(tx -> slots.lock(tx, lease)
                .chain(cursor -> cursor.isEmpty()
                        ? Uni.createFrom().item(List.<LoggedEvent>of())
                        : log.next(tx, lease.slot(), cursor.get(), 1))
                .chain(events -> events.isEmpty()
                        ? Uni.createFrom().item(0)
                        : outcomes.put(tx, List.of(deadLetter(events.get(0), failure)))
                                .chain(() -> forgetting.reduceOnly(tx, read(events)))
                                .chain(() -> slots.advance(tx, lease, last(events), config.lease()))
                                .replaceWith(1)));
    }

    private List<Meaning.Read> read(List<LoggedEvent> events) {
        return events.stream()
                .map(event -> Meaning.read(event, adapters.byProvider()))
                .toList();
    }

    static Meaning.Outcome deadLetter(LoggedEvent event, Throwable failure) {
        String kind = failure instanceof PgException pg
                ? "SQLSTATE " + pg.getSqlState()
                : failure.getClass().getSimpleName();
        LOG.errorf(
                failure,
                "event set aside id=%s type=%s error=%s",
                event.event().id(),
                event.event().type(),
                kind);
        return new Meaning.Outcome(event.event(), Meaning.State.DEAD, "projection_failed", kind);
    }

    /** Two batches waited for one another and PostgreSQL ended this one: by now the other is through. */
    static boolean isCollision(Throwable failure) {
        return failure instanceof PgException pg && COLLISIONS.contains(String.valueOf(pg.getSqlState()));
    }

    static boolean isFaultOfData(Throwable failure) {
        if (failure instanceof PgException pg) {
            return Optional.ofNullable(pg.getSqlState())
                    .filter(state -> FAULTS_OF_DATA.contains(state.substring(0, 2)))
                    .isPresent();
        }
        return failure instanceof IllegalArgumentException
                || failure instanceof IllegalStateException
                || failure instanceof NullPointerException
                || failure instanceof ClassCastException
                || failure instanceof ArithmeticException
                || failure instanceof java.util.NoSuchElementException
                || failure instanceof IndexOutOfBoundsException;
    }

    private static Position last(List<LoggedEvent> events) {
        return events.get(events.size() - 1).position();
    }
}
