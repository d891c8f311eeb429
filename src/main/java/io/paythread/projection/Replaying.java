package io.paythread.projection;

import io.paythread.identity.AccountChange;
import io.paythread.identity.Identities;
import io.paythread.platform.postgres.Tx;
import io.paythread.projection.LogStore.LoggedEvent;
import io.paythread.timeline.Timeline;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Lets stored events take effect once more, as they are read now: after a fix, or when what stood in the way is gone.
 * What an event tells now takes the place of what it told before, so that doing so again, or of an event that went well,
 * changes nothing; the fold does not ask for the order. Waits for the batches of the same slots and keeps them off.
 */
@Singleton
class Replaying {
    private static final String SAVE = "savepoint replay";
    private static final String UNDO = "rollback to savepoint replay";

    private final SlotStore slots;
    private final LogStore log;
    private final OutcomeStore outcomes;
    private final Timeline timeline;
    private final Identities identities;
    private final Forgetting forgetting;
    private final ReprojectionStore reprojection;
    private final Adapters adapters;

    Replaying(
            SlotStore slots,
            LogStore log,
            OutcomeStore outcomes,
            Timeline timeline,
            Identities identities,
            Forgetting forgetting,
            ReprojectionStore reprojection,
            Adapters adapters) {
        this.slots = slots;
        this.log = log;
        this.outcomes = outcomes;
        this.timeline = timeline;
        this.identities = identities;
        this.forgetting = forgetting;
        this.reprojection = reprojection;
        this.adapters = adapters;
    }

    /**
     * Replays these events in the open transaction. Those that no worker has looked at yet are left to the worker. One that
     * fails for its content is set aside again and holds up no other.
     */
    Uni<Replayed> replay(Tx tx, Collection<UUID> events) {
        return events.isEmpty()
                ? Uni.createFrom().item(Replayed.NOTHING)
                : slots.lockOf(tx, events).chain(() -> log.seen(tx, events)).chain(seen -> attempt(tx, seen)
                        .map(done -> done.waiting(events.size() - seen.size())));
    }

    private Uni<Replayed> attempt(Tx tx, List<LoggedEvent> events) {
        return events.isEmpty()
                ? Uni.createFrom().item(Replayed.NOTHING)
                : tx.query(SAVE)
                        .chain(() -> takeEffect(tx, events))
                        .onFailure(Projector::isFaultOfData)
                        .recoverWithUni(failure -> tx.query(UNDO)
                                .chain(() -> events.size() == 1
                                        ? setAside(tx, events.get(0), failure)
                                        : oneByOne(tx, events)));
    }

    private Uni<Replayed> oneByOne(Tx tx, List<LoggedEvent> events) {
        Uni<Replayed> done = Uni.createFrom().item(Replayed.NOTHING);
        for (LoggedEvent event : events) {
            done = done.chain(sum -> attempt(tx, List.of(event)).map(sum::plus));
        }
        return done;
    }

    private Uni<Replayed> takeEffect(Tx tx, List<LoggedEvent> events) {
        return Uni.createFrom()
                .item(events)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(all -> all.stream()
                        .map(event -> Meaning.read(event, adapters.byProvider()))
                        .toList())
                .chain(read -> forgetting.remember(tx, read))
                .chain(known ->
                        retell(tx, events, Meaning.of(known.events())).call(() -> forgetting.follow(tx, known)));
    }

    private Uni<Replayed> retell(Tx tx, List<LoggedEvent> events, Meaning meaning) {
        List<UUID> ids = events.stream().map(event -> event.event().id()).toList();
        return timeline.retell(tx, ids, meaning.matters())
                .chain(changes -> identify(tx, meaning, changes))
                .call(() -> reprojection.changed(tx, ids))
                .chain(rows -> outcomes.clear(tx, ids)
                        .chain(() -> outcomes.put(tx, meaning.outcomes()))
                        .replaceWith(() -> Replayed.of(events.size(), meaning.outcomes(), rows)));
    }

    private Uni<Integer> identify(Tx tx, Meaning meaning, List<AccountChange> changes) {
        return identities.apply(tx, meaning.identities()).chain(() -> identities.touched(tx, changes));
    }

    private Uni<Replayed> setAside(Tx tx, LoggedEvent event, Throwable failure) {
        List<Meaning.Outcome> dead = List.of(Projector.deadLetter(event, failure));
        return outcomes.put(tx, dead).replaceWith(() -> Replayed.of(1, dead, 0));
    }
}
