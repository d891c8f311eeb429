package io.paythread.advice;

import io.paythread.fact.ObjectType;
import io.paythread.platform.feed.FeedPage;
import io.paythread.platform.feed.FeedPosition;
import io.paythread.platform.feed.FeedReaders;
import io.paythread.platform.feed.FeedRow;
import io.paythread.platform.feed.FeedStore;
import io.paythread.platform.feed.FeedTail;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.queue.Ending;
import io.paythread.platform.queue.Loop;
import io.paythread.timeline.History;
import io.paythread.timeline.ObjectRow;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Counts for monitoring programmes what changed, as the feed tells; and once, in the background, everything that was
 * there before. A change is counted by computing its matter anew, so neither order nor repetition matters; counts and
 * place commit together.
 */
@Singleton
class NetworkReader {
    private static final String READER = "network-programs";
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration STOP = Duration.ofSeconds(2);
    /** Bounds what one transaction reads: a matter has tens of objects at most. */
    private static final int ROWS = 100;

    private static final Map<String, ObjectType> COUNTED = Map.of(
            "payment.updated", ObjectType.PAYMENT,
            "dispute.updated", ObjectType.DISPUTE,
            "early_fraud_warning.updated", ObjectType.EARLY_FRAUD_WARNING);

    private static final ObjectType[] TYPES = {
        ObjectType.PAYMENT, ObjectType.ATTEMPT, ObjectType.DISPUTE, ObjectType.EARLY_FRAUD_WARNING
    };

    private final Database database;
    private final FeedReaders readers;
    private final FeedStore feed;
    private final FeedTail tail;
    private final History history;
    private final NetworkStore store;
    private final Loop loop;

    NetworkReader(
            Database database,
            FeedReaders readers,
            FeedStore feed,
            FeedTail tail,
            History history,
            NetworkStore store) {
        this.database = database;
        this.readers = readers;
        this.feed = feed;
        this.tail = tail;
        this.history = history;
        this.store = store;
        this.loop = new Loop(READER, POLL, this::step);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
        tail.wakeOn(loop::wake);
    }

    void stop(@Observes ShutdownEvent event) {
        Ending.await(READER, loop.stop(), STOP);
    }

    private Uni<Loop.Next> step() {
        return database.inTransaction(tx -> readers.lock(tx, READER).chain(place -> place.map(from -> work(tx, from))
                        .orElseGet(() -> Uni.createFrom().item(false))))
                .map(more -> more ? Loop.Next.AGAIN : Loop.Next.WAIT);
    }

    /** What is new goes first; then a piece of what is old. */
    private Uni<Boolean> work(Tx tx, FeedPosition from) {
        return feed.after(tx, from, ROWS)
                .chain(page ->
                        page.rows().isEmpty() ? fill(tx) : follow(tx, page).replaceWith(true));
    }

    private Uni<Void> follow(Tx tx, FeedPage page) {
        List<FeedRow> rows = page.rows().stream()
                .filter(row -> COUNTED.containsKey(row.type()))
                .toList();
        Uni<Void> counted = Uni.createFrom().voidItem();
        for (Map.Entry<String, ObjectType> type : COUNTED.entrySet()) {
            List<UUID> subjects = rows.stream()
                    .filter(row -> row.type().equals(type.getKey()))
                    .map(FeedRow::subject)
                    .distinct()
                    .toList();
            if (!subjects.isEmpty()) {
                counted = counted.chain(() -> history.objects(tx, type.getValue(), subjects)
                        .chain(found -> count(tx, found.values(), subjects)));
            }
        }
        return counted.chain(() -> readers.move(tx, READER, page.end()));
    }

    private Uni<Boolean> fill(Tx tx) {
        return store.filledTo(tx)
                .chain(place -> place.isEmpty()
                        ? Uni.createFrom().item(false)
                        : history.after(
                                        tx,
                                        place.get(),
                                        ROWS,
                                        ObjectType.PAYMENT,
                                        ObjectType.DISPUTE,
                                        ObjectType.EARLY_FRAUD_WARNING)
                                .chain(rows -> fill(tx, place.get(), rows)));
    }

    private Uni<Boolean> fill(Tx tx, UUID place, List<ObjectRow> rows) {
        boolean more = rows.size() == ROWS;
        UUID last = rows.isEmpty() ? place : rows.get(rows.size() - 1).id();
        return count(tx, rows, rows.stream().map(ObjectRow::id).toList())
                .chain(() -> store.filled(tx, last, !more))
                .replaceWith(more);
    }

    private Uni<Void> count(Tx tx, Collection<ObjectRow> changed, Collection<UUID> subjects) {
        List<UUID> matters =
                changed.stream().map(ObjectRow::matterId).distinct().sorted().toList();
        return history.ofMatters(tx, matters, TYPES).map(NetworkReader::items).chain(wanted -> {
            // One that came here from another matter stands there still.
            Set<UUID> objects = new HashSet<>(subjects);
            wanted.forEach(item -> objects.add(item.object()));
            return store.standing(tx, matters, objects)
                    .map(standing -> ItemChanges.between(standing, wanted))
                    .chain(changes -> changes.isEmpty() ? Uni.createFrom().voidItem() : store.apply(tx, changes));
        });
    }

    private static List<NetworkItem> items(List<ObjectRow> objects) {
        return objects.stream().collect(Collectors.groupingBy(ObjectRow::matterId)).values().stream()
                .flatMap(matter -> NetworkItems.of(matter).stream())
                .toList();
    }
}
