package io.paythread.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Wakeups;
import io.paythread.platform.queue.Ending;
import io.paythread.platform.queue.Loop;
import io.paythread.platform.time.Every;
import io.paythread.projection.SlotStore.Held;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Keeps timelines in step with the log. Each process holds leases on its fair share of the slots and works off those
 * with new events, several at once; a slot is never worked on twice at the same time.
 */
@ApplicationScoped
class Projection {
    private static final Logger LOG = Logger.getLogger(Projection.class);
    /** The channel on which ingest announces new events. */
    private static final String CHANNEL = "paythread_inbound";
    /** Batches of one slot in a row before others get their turn. */
    private static final int BATCHES_IN_A_ROW = 10;
    /** The lag is counted up to this many events for each slot; beyond, it is large enough to act. */
    private static final int LAG_COUNT = 10_000;
    /** The lag is measured this often. */
    private static final Duration LAG_INTERVAL = Duration.ofSeconds(5);

    /** A batch takes well under a second; a database that does not answer must not hold up the end for ever. */
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Database database;
    private final SlotStore slots;
    private final LogStore log;
    private final Projector projector;
    private final ProjectionConfig config;
    private final Wakeups wakeups;
    private final String owner;
    private final Loop loop;
    private final ProjectionLag lag;
    private final Every keepAlive;
    private final Every lagMeasurement = new Every(LAG_INTERVAL);

    Projection(
            Database database,
            SlotStore slots,
            LogStore log,
            Projector projector,
            ProjectionConfig config,
            Wakeups wakeups,
            MeterRegistry metrics,
            Ids ids) {
        this.database = database;
        this.slots = slots;
        this.log = log;
        this.projector = projector;
        this.config = config;
        this.wakeups = wakeups;
        this.owner = ids.next().toString();
        this.keepAlive = new Every(config.lease().dividedBy(4));
        this.loop = new Loop("projection", config.poll(), this::step);
        this.lag = new ProjectionLag(metrics);
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            LOG.infof("projection starts owner=%s workers=%d", owner, config.workers());
            loop.start();
            wakeups.listen(CHANNEL, loop::wake);
        }
    }

    /** Lets the batches under way end and gives the slots back, so that another process takes over at once. */
    void stop(@Observes ShutdownEvent event) {
        if (config.enabled()) {
            Uni<Void> end = wakeups.stop()
                    .chain(loop::stop)
                    .chain(() -> database.inTransaction(tx -> slots.releaseAll(tx, owner)));
            Ending.await("projection", end, STOP);
        }
    }

    /** How old the oldest event is that waits; no number while that is not known. */
    double lagSeconds() {
        return lag.seconds();
    }

    private Uni<Loop.Next> step() {
        return keepAlive()
                .chain(() -> database.reading(tx -> slots.held(tx, owner)))
                .chain(this::workOff)
                .call(this::measureLag);
    }

    private Uni<Void> keepAlive() {
        return keepAlive.due()
                ? database.inTransaction(tx -> slots.keepAlive(tx, owner, config.lease()))
                : Uni.createFrom().voidItem();
    }

    private Uni<Loop.Next> workOff(List<Held> held) {
        List<Lease> ready = held.stream().filter(Held::ready).map(Held::lease).toList();
        Loop.Next otherwise = held.stream().anyMatch(Held::near) ? Loop.Next.SOON : Loop.Next.WAIT;
        if (ready.isEmpty()) {
            return Uni.createFrom().item(otherwise);
        }
        return Multi.createFrom()
                .iterable(ready)
                .onItem()
                .transformToUni(lease -> drain(lease, BATCHES_IN_A_ROW))
                .merge(config.workers())
                .collect()
                .asList()
                .replaceWith(Loop.Next.AGAIN);
    }

    private Uni<Integer> drain(Lease lease, int batches) {
        return projector
                .batch(lease, config.batchSize())
                .chain(done -> done < config.batchSize() || batches == 1
                        ? Uni.createFrom().item(done)
                        : drain(lease, batches - 1));
    }

    private Uni<Void> measureLag() {
        return lagMeasurement.due()
                ? database.reading(tx -> log.lag(tx, LAG_COUNT))
                        .invoke(lag::is)
                        .onFailure()
                        .invoke(lag::forget)
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }
}
