package io.paythread.projection;

import io.paythread.identity.Identities;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.ErasuresUnderWay;
import io.paythread.projection.LogStore.LoggedEvent;
import io.paythread.timeline.Timeline;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Builds a timeline beside the live one, from the same log, by the same translators and the same fold, never further than
 * the live projection has come; and lets it take the live one's place. A batch is one transaction with its place in the
 * log, as in the live projection. Who is who is shared: what events say more of accounts is learned when all is built.
 */
@Singleton
class Rebuilding {
    /** What is looked at once more in one transaction. */
    private static final int NOTED = 100;
    /** The rest that is read while the live projection stands still: a tenth of a second of work. */
    private static final int REST = 300;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Database database;
    private final ReprojectionStore store;
    private final SlotStore slots;
    private final LogStore log;
    private final OutcomeStore outcomes;
    private final Timeline timeline;
    private final Identities identities;
    private final Forgetting forgetting;
    private final ErasuresUnderWay erasures;
    private final ReprojectionConfig config;
    private final Adapters adapters;

    Rebuilding(
            Database database,
            ReprojectionStore store,
            SlotStore slots,
            LogStore log,
            OutcomeStore outcomes,
            Timeline timeline,
            Identities identities,
            Forgetting forgetting,
            ErasuresUnderWay erasures,
            ReprojectionConfig config,
            Adapters adapters) {
        this.database = database;
        this.store = store;
        this.slots = slots;
        this.log = log;
        this.outcomes = outcomes;
        this.timeline = timeline;
        this.identities = identities;
        this.forgetting = forgetting;
        this.erasures = erasures;
        this.config = config;
        this.adapters = adapters;
    }

    /** How a try to put the new timeline in the live one's place ended. */
    enum Swap {
        DONE,
        /** Something is left to read. */
        BEHIND,
        /** Readers or an erasure were in the way. */
        BUSY,
        /** The tables were changed meanwhile: what was built is of no use. */
        OUTDATED
    }

    /** One batch of each slot of which something is left; gives how many events. */
    Uni<Long> round(UUID job) {
        return database.reading(store::behind).chain(behind -> Multi.createFrom()
                .iterable(behind)
                .onItem()
                .transformToUni(slot -> batch(job, slot, config.batchSize()))
                .merge(config.workers())
                .collect()
                .with(Collectors.summingLong(Integer::longValue)));
    }

    private Uni<Integer> batch(UUID job, short slot, int limit) {
        return once(job, slot, limit).onFailure(Rebuilding::isCollision).recoverWithUni(() -> once(job, slot, limit));
    }

    private Uni<Integer> once(UUID job, short slot, int limit) {
        return database.inTransaction(tx -> store.enter(tx, job)
                .chain(mine -> mine ? read(tx, slot, limit) : Uni.createFrom().item(0)));
    }

    private Uni<Integer> read(Tx tx, short slot, int limit) {
        return store.lock(tx, slot)
                .chain(place -> log.done(tx, slot, place, limit))
                .chain(events -> events.isEmpty()
                        ? store.catchUp(tx, slot).replaceWith(0)
                        : attempt(tx, events)
                                .chain(() -> store.move(
                                        tx, slot, events.get(events.size() - 1).position()))
                                .replaceWith(events.size()));
    }

    /** An event that fails for its content is set aside and holds up no other. */
    private Uni<Void> attempt(Tx tx, List<LoggedEvent> events) {
        return tx.query("savepoint batch")
                .chain(() -> takeEffect(tx, events))
                .onFailure(Projector::isFaultOfData)
                .recoverWithUni(failure -> tx.query("rollback to savepoint batch")
                        .chain(() -> events.size() == 1
                                ? outcomes.put(tx, List.of(Projector.deadLetter(events.get(0), failure)))
                                : oneByOne(tx, events)));
    }

    private Uni<Void> oneByOne(Tx tx, List<LoggedEvent> events) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (LoggedEvent event : events) {
            done = done.chain(() -> attempt(tx, List.of(event)));
        }
        return done;
    }

    private Uni<Void> takeEffect(Tx tx, List<LoggedEvent> events) {
        return meaning(tx, events).chain(meaning -> timeline.tellAnew(tx, meaning.matters())
                .chain(() -> outcomes.putAnew(tx, meaning.outcomes()))
                .chain(() -> identities.knows(tx, meaning.identities()))
                .chain(known -> known ? Uni.createFrom().voidItem() : store.tellOfAccounts(tx, ids(events))));
    }

    private Uni<Meaning> meaning(Tx tx, List<LoggedEvent> events) {
        return Uni.createFrom()
                .item(events)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(all -> all.stream()
                        .map(event -> Meaning.read(event, adapters.byProvider()))
                        .toList())
                .chain(read -> forgetting.remember(tx, read))
                .map(known -> Meaning.of(known.events()));
    }

    /** Looks once more at events that were noted; gives how many. */
    Uni<Integer> noted(UUID job) {
        return database.inTransaction(tx -> store.enter(tx, job)
                .chain(mine -> mine ? noted(tx, NOTED) : Uni.createFrom().item(0)));
    }

    private Uni<Integer> noted(Tx tx, int limit) {
        return store.takeChanged(tx, limit).call(changed -> retell(tx, changed)).chain(changed -> store.takeAccounts(
                        tx, limit)
                .call(telling -> learn(tx, telling))
                .map(telling -> changed.size() + telling.size()));
    }

    private Uni<Void> retell(Tx tx, List<UUID> events) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : log.seen(tx, events).chain(found -> meaning(tx, found)).chain(meaning -> timeline.retellAnew(
                                tx, events, meaning.matters())
                        .chain(() -> outcomes.clear(tx, events))
                        .chain(() -> outcomes.putAnew(tx, meaning.outcomes())));
    }

    private Uni<Void> learn(Tx tx, List<UUID> events) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : log.seen(tx, events)
                        .chain(found -> meaning(tx, found))
                        .chain(meaning -> identities.apply(tx, meaning.identities()))
                        .replaceWithVoid();
    }

    /** Lets the new timeline take the live one's place, if nothing is in the way; all or nothing. */
    Uni<Swap> swap(UUID job) {
        return database.inTransaction(tx -> store.enterAlone(tx, job)
                        .chain(mine -> mine
                                ? slots.lockAll(tx)
                                        .chain(() -> erasures.any(tx))
                                        .chain(any -> swap(tx, any))
                                : Uni.createFrom().item(Swap.BUSY)))
                .onFailure(NotYet.class)
                .recoverWithItem(NotYet::how)
                .onFailure(Rebuilding::isInTheWay)
                .recoverWithItem(Swap.BUSY);
    }

    private Uni<Swap> swap(Tx tx, boolean erasing) {
        if (erasing) {
            return Uni.createFrom().failure(new NotYet(Swap.BUSY));
        }
        return rest(tx).chain(() -> outcomes.takeOver(tx))
                .chain(() -> store.leave(tx))
                .chain(() -> store.swap(tx))
                .map(done -> {
                    if (!done) {
                        throw new NotYet(Swap.OUTDATED);
                    }
                    return Swap.DONE;
                });
    }

    /** Reads what the live projection has read since the last batch, while it stands still. */
    private Uni<Void> rest(Tx tx) {
        return noted(tx, NOTED).chain(count -> {
            if (count > 0) {
                throw new NotYet(Swap.BEHIND);
            }
            return store.behind(tx).chain(behind -> rest(tx, behind, 0, REST));
        });
    }

    private Uni<Void> rest(Tx tx, List<Short> behind, int index, int left) {
        if (index == behind.size()) {
            return noted(tx, REST).replaceWithVoid();
        }
        short slot = behind.get(index);
        return store.lock(tx, slot)
                .chain(place -> log.done(tx, slot, place, left + 1))
                .chain(events -> {
                    if (events.size() > left) {
                        throw new NotYet(Swap.BEHIND);
                    }
                    return (events.isEmpty() ? Uni.createFrom().voidItem() : takeEffect(tx, events))
                            .chain(() -> rest(tx, behind, index + 1, left - events.size()));
                });
    }

    private static List<UUID> ids(Collection<LoggedEvent> events) {
        return events.stream().map(event -> event.event().id()).toList();
    }

    private static boolean isCollision(Throwable failure) {
        return failure instanceof ConcurrentModificationException || Projector.isCollision(failure);
    }

    private static boolean isInTheWay(Throwable failure) {
        return isCollision(failure)
                || Projector.isFaultOfData(failure)
                || (failure instanceof PgException pg && LOCK_NOT_AVAILABLE.equals(pg.getSqlState()));
    }

    /** Nothing of the try counts. */
    private static final class NotYet extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Swap how;

        NotYet(Swap how) {
            super("not yet: " + how, null, false, false);
            this.how = how;
        }

        static Swap how(Throwable failure) {
            return ((NotYet) failure).how;
        }
    }
}
