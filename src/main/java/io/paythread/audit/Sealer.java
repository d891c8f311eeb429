package io.paythread.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.paythread.audit.SealStore.Horizon;
import io.paythread.audit.SealStore.Seal;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.queue.Ending;
import io.paythread.platform.queue.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Chains the rows of the log in the order in which their transactions were committed. One process at a time does it:
 * whoever gets the lock of the transaction. Others look again a moment later, so that nothing waits for one that died.
 */
@Singleton
class Sealer {
    private static final Logger LOG = Logger.getLogger(Sealer.class);
    /** Rows in one transaction; a few milliseconds. */
    private static final int BATCH = 500;

    private static final Duration STOP = Duration.ofSeconds(10);
    /** Ends of the chain that were cut off; more is a person playing. */
    private static final int MAX_LOST = 100;

    private final Database database;
    private final SealStore store;
    private final Loop loop;
    private final Counter cuts;

    /** Where all rows below have been sealed: a transaction number of this database. Null until it was looked up. */
    private volatile @Nullable String horizon;
    /** The farthest place that this process has seen. */
    private volatile ChainHead seen = ChainHead.BEGINNING;

    private volatile List<ChainHead> lost = List.of();

    Sealer(Database database, SealStore store, AuditConfig config, MeterRegistry metrics) {
        this.database = database;
        this.store = store;
        this.loop = new Loop("audit-sealer", config.sealInterval(), this::step);
        this.cuts = Counter.builder("paythread.audit.cuts")
                .description("Times that rows of the audit log were found missing at its end")
                .register(metrics);
        Gauge unused = Gauge.builder("paythread.audit.sealed", this, sealer -> sealer.seen.position())
                .description("Rows of the audit log that are in its chain")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        Ending.await("audit sealer", loop.stop(), STOP);
    }

    /** Places that were in the chain while this process watched; they must be there still. */
    List<ChainHead> witnessed() {
        List<ChainHead> all = new ArrayList<>(lost);
        all.add(seen);
        return all;
    }

    /** One batch. What was learnt counts only when the transaction is committed. */
    Uni<Loop.Next> step() {
        return database.inTransaction(tx -> store.lock(tx)
                        .chain(alone -> alone ? seal(tx) : Uni.createFrom().item(new Step(horizon, Loop.Next.WAIT))))
                .invoke(done -> horizon = done.horizon())
                .map(Step::next);
    }

    private Uni<Step> seal(Tx tx) {
        return store.head(tx).call(head -> watch(tx, head)).chain(head -> store.horizon(tx)
                .chain(now -> seal(tx, head, now)));
    }

    private Uni<Step> seal(Tx tx, ChainHead head, Horizon now) {
        String from = horizon;
        if (from == null && !now.isOfThisDatabase()) {
            return store.unsealedOfBefore(tx, BATCH)
                    .call(rows -> add(tx, head, rows))
                    .map(rows -> new Step(rows.size() < BATCH ? "0" : null, Loop.Next.AGAIN));
        }
        String lower = from == null ? String.valueOf(now.last()) : from;
        return store.unsealed(tx, lower, now.xmin(), BATCH)
                .call(rows -> add(tx, head, rows))
                .map(rows ->
                        rows.size() < BATCH ? new Step(now.xmin(), Loop.Next.WAIT) : new Step(lower, Loop.Next.AGAIN));
    }

    private Uni<Void> add(Tx tx, ChainHead head, List<AuditRow> rows) {
        List<Seal> seals = new ArrayList<>();
        ChainHead last = head;
        for (AuditRow row : rows) {
            last = last.next(row);
            seals.add(new Seal(row.number(), last));
        }
        return store.add(tx, seals).replaceWithVoid();
    }

    /** The chain only grows. What this process saw and is gone was cut off behind the service's back. */
    private Uni<Void> watch(Tx tx, ChainHead head) {
        ChainHead before = seen;
        return store.at(tx, before.position())
                .invoke(now -> compare(before, now, head))
                .replaceWithVoid();
    }

    private void compare(ChainHead before, Optional<ChainHead> now, ChainHead head) {
        judge(before, now, head);
        seen = head;
    }

    /**
     * Tells where the chain has lost a place that it had.
     *
     * @param before the place, as it was written down or seen
     * @param now what the chain has there now
     * @param head where the chain ends now
     */
    void judge(ChainHead before, Optional<ChainHead> now, ChainHead head) {
        if (!now.equals(Optional.of(before))) {
            LOG.errorf(
                    "audit log was cut or rewritten seen=%d ends=%d: run verify-audit",
                    before.position(), head.position());
            cuts.increment();
            remember(before);
        }
    }

    private synchronized void remember(ChainHead cut) {
        List<ChainHead> more = new ArrayList<>(lost);
        if (more.size() < MAX_LOST) {
            more.add(cut);
        }
        lost = List.copyOf(more);
    }

    /** What a batch has shown. */
    private record Step(@Nullable String horizon, Loop.Next next) {}
}
