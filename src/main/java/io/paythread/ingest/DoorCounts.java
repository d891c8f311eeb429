package io.paythread.ingest;

import io.paythread.ingest.DoorStore.Count;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.queue.Ending;
import io.paythread.platform.queue.Loop;
import io.paythread.platform.time.Every;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What happened at the doors of all processes in the last day. The door counts in memory; every few seconds, at a stop, and
 * when somebody asks this process, what was counted is added to the common sum in one statement. A process that is killed
 * takes some seconds of its counts with it, and no event.
 */
@ApplicationScoped
class DoorCounts {
    static final Duration SPAN = Duration.ofHours(24);

    private static final Logger LOG = Logger.getLogger(DoorCounts.class);
    private static final Duration CADENCE = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofDays(8);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final Database database;
    private final DoorStore store;
    private final Clock clock;
    private final ConcurrentMap<Key, Long> pending = new ConcurrentHashMap<>();
    private final Every forgetting = new Every(Duration.ofHours(1));
    private final Loop loop;

    /** The writing under way or the last one; the next one waits for it. Guarded by this. */
    private CompletionStage<Boolean> written = CompletableFuture.completedFuture(true);

    DoorCounts(Database database, DoorStore store, Clock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
        this.loop = new Loop("door-counts", CADENCE, () -> write().onFailure()
                .recoverWithNull()
                .replaceWith(Loop.Next.WAIT));
    }

    private record Key(UUID source, Instant hour, String what) {}

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        Ending.await("door counts", loop.stop().chain(this::write), STOP);
    }

    /** A whole request has arrived. */
    void received(LiveSource source) {
        count(source, "received", 1);
    }

    /** A request's events are durable. */
    void stored(LiveSource source, Outcome.Stored outcome) {
        count(source, "stored", outcome.stored());
        count(source, "duplicates", outcome.duplicates());
    }

    /** A request was turned away and is not worth a repetition. */
    void refused(LiveSource source, String reason) {
        count(source, "refused." + reason, 1);
    }

    /** The provider was asked to send a request again. */
    void notStored(LiveSource source, Outcome.Cause cause) {
        count(source, "not_stored." + IngestMetrics.word(cause), 1);
    }

    private void count(LiveSource source, String what, long times) {
        if (times > 0) {
            add(new Key(source.id(), clock.instant().truncatedTo(ChronoUnit.HOURS), what), times);
        }
    }

    private void add(Key key, long times) {
        long unused = pending.merge(key, times, Long::sum);
    }

    /** What happened at the door of a source in this hour and the 23 before it. */
    Uni<SourceHealthView.Door> lastDay(UUID source) {
        return write().onFailure()
                .recoverWithNull()
                .chain(() -> database.reading(
                        tx -> store.since(tx, source, clock.instant().minus(SPAN))))
                .map(counts -> new SourceHealthView.Door(
                        counts.getOrDefault("received", 0L),
                        counts.getOrDefault("stored", 0L),
                        counts.getOrDefault("duplicates", 0L),
                        under(counts, "refused."),
                        under(counts, "not_stored.")));
    }

    private static Map<String, Long> under(Map<String, Long> counts, String prefix) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().startsWith(prefix))
                .collect(Collectors.toMap(
                        count -> count.getKey().substring(prefix.length()),
                        Map.Entry::getValue,
                        Long::sum,
                        TreeMap::new));
    }

    /** Adds what was counted so far, after what is being added; completes when it is there. */
    private synchronized Uni<Void> write() {
        written = written.handle((done, failure) -> true)
                .thenCompose(done -> add().replaceWith(true).subscribeAsCompletionStage());
        return Uni.createFrom().completionStage(written).replaceWithVoid();
    }

    private Uni<Void> add() {
        List<Count> taken = take();
        boolean forget = forgetting.due();
        if (taken.isEmpty() && !forget) {
            return Uni.createFrom().voidItem();
        }
        return database.inTransaction(tx -> (taken.isEmpty() ? Uni.createFrom().voidItem() : store.add(tx, taken))
                        .chain(() -> forget
                                ? store.forget(tx, clock.instant().minus(KEPT))
                                : Uni.createFrom().voidItem()))
                .onFailure()
                .invoke(failure -> giveBack(taken, failure));
    }

    private List<Count> take() {
        return pending.keySet().stream()
                .map(key -> {
                    Long times = pending.remove(key);
                    return new Count(key.source(), key.hour(), key.what(), times == null ? 0 : times);
                })
                .toList();
    }

    private void giveBack(List<Count> taken, Throwable failure) {
        LOG.debugf(failure, "door counts not written counts=%d", taken.size());
        taken.forEach(count -> add(new Key(count.source(), count.hour(), count.what()), count.times()));
    }
}
