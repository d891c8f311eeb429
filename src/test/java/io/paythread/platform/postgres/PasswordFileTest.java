package io.paythread.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paythread.Eventually;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password that is changed in the database and in its file, under a pool that runs. */
class PasswordFileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final OpenDatabase server = OpenDatabase.with(List.of());
    private final String role =
            "rotating_" + ProcessHandle.current().pid() + "_" + Long.toString(System.nanoTime(), 36);
    private final Vertx vertx = Vertx.vertx();
    private final Path file;
    private final Pool pool;

    PasswordFileTest(@TempDir Path folder) throws Exception {
        this.file = folder.resolve("database-password");
        asOwner("create role " + role + " login password 'first password'");
        write("first password\n");
        this.pool = new PoolMaking(PoolMaking.SILENCE, Optional.of(file)).create(input());
    }

    @AfterEach
    void drop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        asOwner("drop role " + role);
        server.close();
    }

    @Test
    void goesOnWithTheNewPasswordWhenAllConnectionsAreLost() throws Exception {
        // Given
        assertThat(user()).isEqualTo(role);
        asOwner("alter role " + role + " password 'second password'");
        write("second password\n");

        // When
        endConnections();

        // Then
        assertThat(user()).isEqualTo(role);
    }

    @Test
    void isRefusedUntilTheFileHoldsWhatTheDatabaseWants() throws Exception {
        // Given
        asOwner("alter role " + role + " password 'second password'");
        assertThatThrownBy(this::user).hasMessageContaining("28P01");

        // When
        write("second password");

        // Then
        assertThat(user()).isEqualTo(role);
    }

    @Test
    void goesOnWithTheLastOneWhileTheFileIsGoneOrEmpty() throws Exception {
        // Given
        asOwner("alter role " + role + " password 'second password'");
        write("second password");
        assertThat(user()).isEqualTo(role);

        // When
        Files.delete(file);
        endConnections();
        String whileGone = user();
        write("");
        endConnections();

        // Then
        assertThat(whileGone).isEqualTo(role);
        assertThat(user()).isEqualTo(role);
    }

    private String user() throws Exception {
        return pool.withConnection(connection ->
                        connection.query("select current_user::text").execute())
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .iterator()
                .next()
                .getString(0);
    }

    /** Returns when the pool has heard of it. */
    private void endConnections() throws Exception {
        asOwner("select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = '" + role + "'");
        Eventually.within(PATIENCE, () -> assertThat(isUsable()).isTrue());
    }

    /** The pool may lend out a closed connection once more before it hears of its end. */
    private boolean isUsable() {
        try {
            return role.equals(user());
        } catch (Exception e) {
            return false;
        }
    }

    private void write(String text) throws IOException {
        var unused = Files.writeString(file, text);
    }

    private void asOwner(String sql) throws SQLException {
        try (var connection = server.asOwner();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private PgPoolCreator.Input input() {
        DatabaseAddress address = DatabaseAddress.parse(
                String.valueOf(server.settings().get("paythread.database.url")),
                Optional.of(role),
                Optional.of("first password"));
        PgConnectOptions options = new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(address.database())
                .setUser(role)
                .setPassword("first password");
        return new PgPoolCreator.Input() {
            @Override
            public Vertx vertx() {
                return vertx;
            }

            @Override
            public PoolOptions poolOptions() {
                return new PoolOptions().setMaxSize(2);
            }

            @Override
            public List<PgConnectOptions> pgConnectOptionsList() {
                return List.of(options);
            }
        };
    }
}
