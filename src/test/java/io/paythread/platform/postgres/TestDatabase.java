package io.paythread.platform.postgres;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Gives every {@code @QuarkusTest} the database: one server for the whole run, one fresh database per run. The server is
 * the embedded one in the target folder, started as in production, or the one that PAYTHREAD_DATABASE_URL names; its user
 * must be allowed to create databases. Only the wait for the disk is left out.
 */
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
public class TestDatabase implements QuarkusTestResourceLifecycleManager {
    private static final Path DIRECTORY = Path.of("target", "test-database");

    /**
     * What was made, in a system property: a restart within the run brings another class loader, and may find what was made
     * configured.
     */
    private static final String FRESH = "io.paythread.test.database";

    /** Where the fresh database is, for a resource that stands between it and the service. */
    static final String ADDRESS = "io.paythread.test.database.address";

    /** Starts what is needed; the restarts of one run share it. */
    @Override
    public Map<String, String> start() {
        String known = System.getProperty(FRESH);
        if (known != null) {
            return known.lines()
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        }
        Map<String, String> made = make();
        System.setProperty(
                FRESH,
                made.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("\n")));
        return made;
    }

    private static Map<String, String> make() {
        var config = ConfigUtils.configBuilder()
                .withMapping(DatabaseConfig.class)
                .build()
                .getConfigMapping(DatabaseConfig.class);
        Fresh fresh = fresh(config, DIRECTORY);
        System.setProperty(ADDRESS, fresh.user().reactiveUrl());
        return properties(fresh.user(), fresh.owner().credentials());
    }

    /** An empty database, as its user and as its owner reach it. */
    record Fresh(DatabaseAddress user, DatabaseAddress owner) {}

    /** A database that goes with the process, on the configured server or on one in this directory. */
    static Fresh fresh(DatabaseConfig config, Path directory) {
        var configured = DatabaseAddress.configured(config);
        var embedded = configured.isPresent()
                ? Optional.<EmbeddedPostgres>empty()
                : Optional.of(EmbeddedPostgres.start(directory, 0, config.programs()));
        var owner = configured.or(() -> embedded.map(EmbeddedPostgres::owner)).orElseThrow();
        var user = configured.or(() -> embedded.map(EmbeddedPostgres::address)).orElseThrow();
        String name = create(owner, user, () -> embedded.ifPresent(EmbeddedPostgres::close));
        return new Fresh(user.withDatabase(name), owner.withDatabase(name));
    }

    /** The database goes, and the embedded server stops, with the process. */
    @Override
    public void stop() {}

    private static String create(DatabaseAddress server, DatabaseAddress user, Runnable close) {
        String name = "paythread_test_" + ProcessHandle.current().pid() + "_" + Long.toString(System.nanoTime(), 36);
        execute(server, "create database " + name);
        // What survives a crash is shown elsewhere; here, thousands of commits would each wait for the disk.
        execute(server, "alter database " + name + " set synchronous_commit to off");
        // Tests bring tables of their own; the service's role makes none.
        execute(
                server.withDatabase(name),
                "grant create on schema public to " + user.credentials().username());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            execute(server, "drop database if exists " + name + " with (force)");
            close.run();
        }));
        return name;
    }

    private static Map<String, String> properties(DatabaseAddress fresh, DatabaseAddress.Credentials owner) {
        var properties = new HashMap<>(fresh.quarkusProperties(owner));
        // A packaged application under test settles its database by itself.
        properties.put("paythread.database.url", fresh.jdbcUrl());
        properties.put("paythread.database.username", fresh.credentials().username());
        properties.put("paythread.database.password", fresh.credentials().password());
        properties.put("paythread.database.owner-username", owner.username());
        properties.put("paythread.database.owner-password", owner.password());
        // With a database that it is given, it must be given a key as well.
        properties.put("paythread.key.text", "dGVzdHMgaGF2ZSBhIGtleSB0aGF0IGFsbCBjYW4gc2U=");
        // Checkpoints remember the log of one database; that of another would look cut.
        properties.put("paythread.audit.checkpoint.directory", "target/test-audit/" + fresh.database());
        properties.put("paythread.audit.checkpoint.key-file", "target/test-audit/" + fresh.database() + "/key.pem");
        return properties;
    }

    private static void execute(DatabaseAddress server, String sql) {
        var credentials = server.credentials();
        try (var connection =
                        DriverManager.getConnection(server.jdbcUrl(), credentials.username(), credentials.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The user %s must be allowed to: %s".formatted(credentials.username(), sql), e);
        }
    }
}
