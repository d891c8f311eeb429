package io.paythread.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.paythread.platform.postgres.DatabaseAddress;
import io.paythread.platform.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Runs the benchmarks named on the command line, all without names; writes one JSON and prints one table. */
public final class Bench {
    static final Path FOLDER = Path.of("target", "bench");

    private Bench() {}

    /**
     * Arguments, also with commas between: any of {@code ingest}, {@code projection}, {@code timeline}, {@code stream}, {@code delivery}, {@code
     * insight}, {@code readers}, {@code reprojection}, {@code attack}; the last five only where they are named.
     */
    public static void main(String... names) throws Exception {
        List<String> wanted = names.length == 0
                ? List.of("ingest", "projection", "timeline", "stream")
                : Arrays.stream(names)
                        .flatMap(some -> Arrays.stream(some.split(",")))
                        .toList();
        Files.createDirectories(FOLDER);
        Report report = new Report();
        try (EmbeddedPostgres server = EmbeddedPostgres.start(FOLDER.resolve("data"), 0, Optional.empty())) {
            for (String name : wanted) {
                DatabaseAddress database = fresh(server.owner(), name);
                switch (name) {
                    case "ingest" -> new IngestBench(database, report).run();
                    case "projection" -> new ProjectionBench(database, report).run();
                    case "reprojection" -> new ReprojectionBench(database, report).run();
                    case "timeline" -> new TimelineBench(database, report).run();
                    case "insight" -> new InsightBench(database, report).run();
                    case "readers" -> new ReaderBench(database, report).run();
                    case "delivery" -> new DeliveryBench(database, report).run();
                    case "stream" -> new StreamBench(database, report).run();
                    case "attack" -> new AttackBench(database, report).run();
                    default -> throw new IllegalArgumentException("no benchmark is called " + name);
                }
            }
        }
        write(report);
        System.out.println(report.table());
        System.exit(0);
    }

    private static DatabaseAddress fresh(DatabaseAddress server, String name) throws SQLException {
        String database = "bench_" + name;
        try (Connection connection = connect(server);
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + database + " with (force)");
            statement.execute("create database " + database);
        }
        return server.withDatabase(database);
    }

    static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(
                address.jdbcUrl(),
                address.credentials().username(),
                address.credentials().password());
    }

    private static void write(Report report) throws IOException {
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(FOLDER.resolve("bench.json").toFile(), report.rows());
    }
}
