package io.paythread.platform.vault;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.paythread.platform.postgres.AtStart;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.queue.Ending;
import io.paythread.platform.queue.Loop;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Brings all stored secrets under the present key: those in clear, that an earlier release left, at start; those under a
 * former key while the service runs. Each value opens at every moment, before and after.
 */
@Singleton
@Priority(Resealing.FIRST)
class Resealing implements AtStart {
    /** Before anybody reads a secret. */
    static final int FIRST = 2_000;

    private static final Logger LOG = Logger.getLogger(Resealing.class);
    private static final Duration STOP = Duration.ofSeconds(10);
    /** Values in one transaction: their rows are locked for milliseconds. */
    private static final int BATCH = 100;

    private final KeyFile keys;
    private final Vault vault;
    private final Database database;
    private final SealedStore store;
    private final List<SealedColumn> columns;
    private final Loop loop;
    private volatile long former;

    Resealing(
            KeyFile keys,
            Vault vault,
            Database database,
            SealedStore store,
            @All List<SealedColumns> columns,
            VaultConfig config,
            MeterRegistry metrics) {
        this.keys = keys;
        this.vault = vault;
        this.database = database;
        this.store = store;
        this.columns = columns.stream()
                .flatMap(owner -> owner.sealedColumns().stream())
                .toList();
        this.loop = new Loop("vault", config.refresh(), this::step);
        Gauge unused = Gauge.builder("paythread.key.former.values", this, resealing -> resealing.former)
                .description("Stored secrets that a former key still protects")
                .register(metrics);
        Gauge unusedFile = Gauge.builder("paythread.key.readable", keys, Resealing::readable)
                .description("1 while the key is where the next start looks for it, else 0")
                .register(metrics);
    }

    private static int readable(KeyFile keys) {
        return keys.path().flatMap(KeyHealth::wrong).isEmpty() ? 1 : 0;
    }

    @Override
    public Uni<Void> prepare() {
        return each(this::sealAll);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        Ending.await("vault", loop.stop(), STOP);
    }

    /** Values under a former key, as last counted; zero means that former keys can be taken out of the file. */
    long formerValues() {
        return former;
    }

    /** Looks at the key file, and brings everything under the present key. A single key needs no looking for others. */
    Uni<Loop.Next> step() {
        Keyring ring = keys.readAgain();
        if (ring.size() == 1 && former == 0) {
            return Uni.createFrom().item(Loop.Next.WAIT);
        }
        return each(this::rewrapAll)
                .chain(() -> count(ring.present().id()))
                .invoke(this::counted)
                .replaceWith(Loop.Next.WAIT);
    }

    private void counted(long values) {
        if (former > 0 && values == 0) {
            LOG.infof(
                    "no stored secret is under a former key any more; present=%s",
                    keys.ring().present());
        }
        former = values;
    }

    private Uni<Void> sealAll(SealedColumn column) {
        return column.plain()
                .map(plain -> repeated(tx -> store.plain(tx, column, plain, BATCH)
                        .map(values -> sealed(column, values))
                        .call(values -> store.seal(tx, column, plain, values))))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> rewrapAll(SealedColumn column) {
        long present = keys.ring().present().id();
        return repeated(tx -> store.former(tx, column, present, BATCH)
                .map(values -> rewrapped(column, values))
                .call(values -> store.replace(tx, column, values)));
    }

    private List<SealedStore.Value> sealed(SealedColumn column, List<SealedStore.Value> values) {
        return values.stream()
                .map(value -> new SealedStore.Value(value.row(), vault.seal(column.place(value.row()), value.bytes())))
                .toList();
    }

    private List<SealedStore.Value> rewrapped(SealedColumn column, List<SealedStore.Value> values) {
        return values.stream()
                .map(value ->
                        new SealedStore.Value(value.row(), vault.rewrap(column.place(value.row()), value.bytes())))
                .toList();
    }

    /** One transaction for each batch, until one is not full. */
    private Uni<Void> repeated(Batch batch) {
        return Multi.createBy()
                .repeating()
                .uni(() -> database.inTransaction(batch::run))
                .whilst(done -> done.size() == BATCH)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Long> count(long present) {
        return Multi.createFrom()
                .iterable(columns)
                .onItem()
                .transformToUniAndConcatenate(column -> database.reading(tx -> store.countFormer(tx, column, present)))
                .collect()
                .asList()
                .map(counts -> counts.stream().mapToLong(Long::longValue).sum());
    }

    private Uni<Void> each(ColumnWork work) {
        return Multi.createFrom()
                .iterable(columns)
                .onItem()
                .transformToUniAndConcatenate(column -> work.run(column).replaceWith(true))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private interface ColumnWork {
        Uni<Void> run(SealedColumn column);
    }

    private interface Batch {
        Uni<List<SealedStore.Value>> run(Tx tx);
    }
}
