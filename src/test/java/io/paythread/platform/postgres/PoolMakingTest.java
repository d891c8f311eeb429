package io.paythread.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paythread.Eventually;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.Faults;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A pool of one connection, over a line that falls silent. */
class PoolMakingTest {
    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = SILENCE.plusSeconds(8);

    @Test
    void closesWhatNobodyAnswersAndOpensAnother() throws Exception {
        DatabaseAddress address = LooseDatabase.address();
        Vertx vertx = Vertx.vertx();
        try (TcpLine line = TcpLine.to(address.host(), address.port())) {
            // Given
            Pool pool = new PoolMaking(SILENCE, Optional.empty()).create(input(vertx, address, line.port()));
            assertThat(select(pool, "select 1")).isEqualTo(1);

            // When
            line.fallSilent();

            // Then
            assertThatThrownBy(() -> select(pool, "select 1"))
                    .matches(failure -> Faults.of(failure).code() == ErrorCode.UNAVAILABLE);
            // The pool may lend out the closed connection once more before it hears of its end.
            Eventually.within(PATIENCE, () -> assertThatCode(() -> select(pool, "select 1"))
                    .doesNotThrowAnyException());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void givesAStatementAllItsTimeHoweverLongNobodyAskedBefore() throws Exception {
        DatabaseAddress address = LooseDatabase.address();
        Vertx vertx = Vertx.vertx();
        try {
            // Given: nobody asks the first pool while the second one works
            Pool pool = new PoolMaking(SILENCE, Optional.empty()).create(input(vertx, address, address.port()));
            Pool other = new PoolMaking(SILENCE, Optional.empty()).create(input(vertx, address, address.port()));
            assertThat(select(pool, "select 1")).isEqualTo(1);
            assertThat(select(other, "select 1 from pg_sleep(1.5)")).isEqualTo(1);

            // Then
            assertThat(select(pool, "select 1 from pg_sleep(1.2)")).isEqualTo(1);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static int select(Pool pool, String sql) throws Exception {
        return pool.withTransaction(connection -> connection.query(sql).execute())
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .iterator()
                .next()
                .getInteger(0);
    }

    private static PgPoolCreator.Input input(Vertx vertx, DatabaseAddress address, int port) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(address.host())
                .setPort(port)
                .setDatabase(address.database())
                .setUser(address.credentials().username())
                .setPassword(address.credentials().password());
        return new PgPoolCreator.Input() {
            @Override
            public Vertx vertx() {
                return vertx;
            }

            @Override
            public PoolOptions poolOptions() {
                return new PoolOptions().setMaxSize(1);
            }

            @Override
            public List<PgConnectOptions> pgConnectOptionsList() {
                return List.of(options);
            }
        };
    }
}
