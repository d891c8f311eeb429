package io.paythread.platform.postgres;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.flywaydb.core.Flyway;

/**
 * The migrated database for tests that run without the container. Each test works in one transaction that is rolled
 * back; what services begin in it joins it.
 */
public final class LooseDatabase extends Database implements AutoCloseable {
    private static final Path DIRECTORY = Path.of("target", "loose-database");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SqlConnection connection;
    private final Transaction transaction;
    private final Tx tx;

    private LooseDatabase(Pool pool) {
        super(pool);
        this.connection = pool.getConnection().await().atMost(PATIENCE);
        this.transaction = connection.begin().await().atMost(PATIENCE);
        this.tx = new Tx(connection);
    }

    /** A transaction of its own. */
    public static LooseDatabase begin() {
        return new LooseDatabase(Holder.POOL);
    }

    /** Where it is. */
    static DatabaseAddress address() {
        return Holder.ADDRESS;
    }

    /** Does one thing in it, to its end. */
    @CanIgnoreReturnValue
    public <T> T run(Function<Tx, Uni<T>> work) {
        return work.apply(tx).await().atMost(PATIENCE);
    }

    /** Does one thing in it, and then nothing of it has happened: a crash before the commit. */
    public void crash(Function<Tx, Uni<Void>> work) {
        run(here -> here.query("savepoint before_crash")
                .chain(() -> work.apply(here))
                .chain(() -> here.query("rollback to savepoint before_crash")));
    }

    @Override
    public <T> Uni<T> inTransaction(Function<Tx, Uni<T>> work, Function<T, Uni<Void>> committed) {
        return work.apply(tx).call(item -> committed.apply(item));
    }

    @Override
    public <T> Uni<T> reading(Function<Tx, Uni<T>> work) {
        return work.apply(tx);
    }

    @Override
    public <T> Uni<T> readingOneSnapshot(Function<Tx, Uni<T>> work) {
        return work.apply(tx);
    }

    @Override
    public void close() {
        transaction.rollback().await().atMost(PATIENCE);
        connection.close().await().atMost(PATIENCE);
    }

    /** One server and one database for all such tests of a run. */
    private static final class Holder {
        static final DatabaseAddress ADDRESS = migrated();
        static final Pool POOL = open();

        private static DatabaseAddress migrated() {
            var config = ConfigUtils.configBuilder()
                    .withMapping(DatabaseConfig.class)
                    .build()
                    .getConfigMapping(DatabaseConfig.class);
            TestDatabase.Fresh fresh = TestDatabase.fresh(config, DIRECTORY);
            DatabaseAddress address = fresh.user();
            var credentials = address.credentials();
            var owner = fresh.owner().credentials();
            var unused = Flyway.configure()
                    .dataSource(address.jdbcUrl(), owner.username(), owner.password())
                    .placeholders(Map.of("application_role", credentials.username()))
                    .load()
                    .migrate();
            return address;
        }

        private static Pool open() {
            DatabaseAddress address = ADDRESS;
            var credentials = address.credentials();
            return PgBuilder.pool()
                    .connectingTo(new PgConnectOptions()
                            .setHost(address.host())
                            .setPort(address.port())
                            .setDatabase(address.database())
                            .setUser(credentials.username())
                            .setPassword(credentials.password())
                            .setCachePreparedStatements(true))
                    .with(new PoolOptions().setMaxSize(2))
                    .build();
        }
    }
}
