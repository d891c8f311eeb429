package io.paythread.platform.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Transactions of the reactive client. Work that has begun runs to its end even when the caller goes away: a cancelled
 * pipeline would otherwise leave its connection in an unknown state.
 */
@ApplicationScoped
public class Database {
    private final Pool pool;

    Database(Pool pool) {
        this.pool = pool;
    }

    /** Runs the work in one transaction: committed when it gives an item, rolled back when it fails. */
    public <T> Uni<T> inTransaction(Function<Tx, Uni<T>> work) {
        return inTransaction(work, item -> Uni.createFrom().voidItem());
    }

    /** As above; once it is committed, and only then, tells those who keep a copy. */
    public <T> Uni<T> inTransaction(Function<Tx, Uni<T>> work, Function<T, Uni<Void>> committed) {
        return RequestTransaction.current()
                .map(request -> request.carry(Tx.class, this::open, work, committed))
                .orElseGet(() -> Shield.fromCancellation(open(work).call(item -> committed.apply(item))));
    }

    /** Runs reads on one connection, each statement on its own snapshot. */
    public <T> Uni<T> reading(Function<Tx, Uni<T>> work) {
        Optional<Duration> most = ReadDeadline.current();
        return joined().map(tx -> Shield.fromCancellation(work.apply(tx)))
                .orElseGet(() -> Shield.fromCancellation(pool.withConnection(
                        connection -> Uni.createFrom().deferred(() -> work.apply(new Tx(connection, most))))));
    }

    /** Runs reads that must agree with one another: one snapshot for all statements. */
    public <T> Uni<T> readingOneSnapshot(Function<Tx, Uni<T>> work) {
        Optional<Duration> most = ReadDeadline.current();
        return joined().map(tx -> Shield.fromCancellation(work.apply(tx)))
                .orElseGet(() -> Shield.fromCancellation(pool.withTransaction(
                        connection -> freeze(connection).chain(() -> work.apply(new Tx(connection, most))))));
    }

    private <T> Uni<T> open(Function<Tx, Uni<T>> work) {
        return Shield.fromCancellation(
                pool.withTransaction(connection -> Uni.createFrom().deferred(() -> work.apply(new Tx(connection)))));
    }

    /** A request reads what it has written itself. */
    private static Optional<Tx> joined() {
        return RequestTransaction.current().flatMap(request -> request.joined(Tx.class));
    }

    private static Uni<Void> freeze(SqlConnection connection) {
        return connection
                .query("set transaction isolation level repeatable read, read only")
                .execute()
                .replaceWithVoid();
    }
}
