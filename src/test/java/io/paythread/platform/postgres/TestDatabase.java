package io.paythread.platform.postgres;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gives every {@code @QuarkusTest} the database: one server for the whole run, one fresh database per run. The server is
 * the embedded one in the target folder, started as in production, or the one that PAYTHREAD_DATABASE_URL names.
 */
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
public class TestDatabase implements QuarkusTestResourceLifecycleManager {
    private static final String FRESH = "io.paythread.test.database";

    /** Starts what is needed; the restarts of one run share it. */
    @Override
    public Map<String, String> start() {
        var server = server();
        var fresh = server.withDatabase(
                Optional.ofNullable(System.getProperty(FRESH)).orElseGet(() -> create(server)));
        var properties = new HashMap<>(fresh.quarkusProperties());
        // A packaged application under test settles its database by itself.
        properties.put("paythread.database.url", fresh.reactiveUrl());
        properties.put("paythread.database.username", fresh.credentials().username());
        properties.put("paythread.database.password", fresh.credentials().password());
        return properties;
    }

    /** The server stops with the process. */
    @Override
    public void stop() {}

    private static DatabaseAddress server() {
        var config = ConfigUtils.configBuilder()
                .withMapping(DatabaseConfig.class)
                .build()
                .getConfigMapping(DatabaseConfig.class);
        if (config.url().isPresent()) {
            return DatabaseAddress.parse(config.url().get(), config.username(), config.password());
        }
        var embedded = EmbeddedPostgres.start(Path.of("target", "test-database"), 0, config.programs());
        Runtime.getRuntime().addShutdownHook(new Thread(embedded::close, "postgres-stop"));
        return embedded.address();
    }

    private static String create(DatabaseAddress server) {
        String name = "paythread_test_" + ProcessHandle.current().pid() + "_" + Long.toString(System.nanoTime(), 36);
        try (var connection = connect(server);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("The test database cannot be made.", e);
        }
        System.setProperty(FRESH, name);
        return name;
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(
                address.jdbcUrl(),
                address.credentials().username(),
                address.credentials().password());
    }
}
