package io.paythread.platform.postgres;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * An empty database of its own, for tests that do harm to one: the reactive client and a connection as the service's
 * role, and one as the owner, a superuser.
 */
public final class OpenDatabase implements AutoCloseable {
    private final String url;
    private final Properties owner;
    private final Properties user;
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final Pool ownersPool;

    private OpenDatabase(DatabaseAddress address, Properties owner, Properties user) {
        this.url = address.jdbcUrl();
        this.owner = owner;
        this.user = user;
        this.pool = pool(address, user);
        this.ownersPool = pool(address, owner);
    }

    private Pool pool(DatabaseAddress address, Properties login) {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(4))
                .connectingTo(new PgConnectOptions()
                        .setHost(address.host())
                        .setPort(address.port())
                        .setDatabase(address.database())
                        .setUser(login.getProperty("user"))
                        .setPassword(login.getProperty("password")))
                .using(vertx)
                .build();
    }

    /** Makes it on the server that the tests use, with these migrations, by file name, run by the owner. */
    public static OpenDatabase with(List<String> migrations) {
        Map<String, String> server = new TestDatabase().start();
        Properties owner = login(given(server, "quarkus.flyway.username"), given(server, "quarkus.flyway.password"));
        Properties user =
                login(given(server, "quarkus.datasource.username"), given(server, "quarkus.datasource.password"));
        String name = "paythread_open_" + ProcessHandle.current().pid() + "_" + Long.toString(System.nanoTime(), 36);
        execute(given(server, "quarkus.datasource.jdbc.url"), owner, "create database " + name);
        DatabaseAddress address = DatabaseAddress.parse(
                        given(server, "quarkus.datasource.jdbc.url"),
                        Optional.of(user.getProperty("user")),
                        Optional.of(user.getProperty("password")))
                .withDatabase(name);
        OpenDatabase database = new OpenDatabase(address, owner, user);
        migrations.forEach(database::run);
        return database;
    }

    /** Runs one of the files of the migrations, as the owner. */
    public void run(String file) {
        execute(url, owner, sql(file).replace("${application_role}", user.getProperty("user")));
    }

    /** The reactive client, as the role of the running service. */
    public Database database() {
        return new Database(pool);
    }

    /** The reactive client, as the owner: an installation with one role for both. */
    Database databaseOfTheOwner() {
        return new Database(ownersPool);
    }

    /** A connection as the role of the running service. */
    public Connection asService() {
        return connect(url, user);
    }

    /** A connection as the owner, who is a superuser. */
    public Connection asOwner() {
        return connect(url, owner);
    }

    /** The configuration of a program that is to use it. */
    public Map<String, String> settings() {
        return Map.of(
                "paythread.database.url", url,
                "paythread.database.username", user.getProperty("user"),
                "paythread.database.password", user.getProperty("password"));
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        ownersPool.closeAndAwait();
        vertx.closeAndAwait();
        execute(
                url.substring(0, url.lastIndexOf('/')) + "/postgres",
                owner,
                "drop database " + url.substring(url.lastIndexOf('/') + 1) + " with (force)");
    }

    private static String given(Map<String, String> settings, String name) {
        return Objects.requireNonNull(settings.get(name), name);
    }

    private static String sql(String file) {
        try (var in = OpenDatabase.class.getResourceAsStream("/db/migration/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(String url, Properties login, String sql) {
        try (var connection = connect(url, login);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(String url, Properties login) {
        try {
            return DriverManager.getConnection(url, login);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Properties login(String user, String password) {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        return login;
    }
}
