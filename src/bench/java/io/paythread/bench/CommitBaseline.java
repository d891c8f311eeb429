package io.paythread.bench;

import io.paythread.platform.postgres.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One-row commits per second that clients reach on the same server: pgbench where it is, else a loop over JDBC. */
final class CommitBaseline {
    private static final Path SCRIPT = Path.of("target", "bench", "commit.sql");
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+) \\(without");
    private static final int SECONDS = 10;
    /** The embedded server takes few connections; more clients than this would not commit faster either. */
    private static final int MOST = 32;

    private final DatabaseAddress database;

    CommitBaseline(DatabaseAddress database) {
        this.database = database;
    }

    /** The name of the tool used. */
    static String tool() {
        try {
            return new ProcessBuilder("pgbench", "--version").start().waitFor() == 0 ? "pgbench" : "JDBC loop";
        } catch (IOException notThere) {
            return "JDBC loop";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Commits per second of rows with a body of this size. */
    double perSecond(int connections, int bytes) throws IOException, InterruptedException, SQLException {
        try (Connection connection = Bench.connect(database);
                var statement = connection.createStatement()) {
            statement.execute(
                    "create schema if not exists bench; create table if not exists bench.one_row (id bigint generated always as identity"
                            + " primary key, reference text not null, body bytea not null)");
        }
        return tool().equals("pgbench") ? pgbench(connections, bytes) : loop(connections, bytes);
    }

    private double pgbench(int connections, int bytes) throws IOException, InterruptedException {
        Files.writeString(
                SCRIPT,
                "insert into bench.one_row (reference, body) values (gen_random_uuid()::text, '\\x" + "5a".repeat(bytes)
                        + "'::bytea);\n");
        ProcessBuilder builder = new ProcessBuilder(
                "pgbench",
                "--no-vacuum",
                "--file=" + SCRIPT,
                "--client=" + Math.min(connections, MOST),
                "--jobs=2",
                "--time=" + SECONDS,
                "--protocol=prepared",
                "--host=" + database.host(),
                "--port=" + database.port(),
                "--username=" + database.credentials().username(),
                database.database());
        builder.environment().put("PGPASSWORD", database.credentials().password());
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        Matcher matcher = TPS.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("pgbench says: " + output);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private double loop(int connections, int bytes) throws InterruptedException {
        AtomicLong commits = new AtomicLong();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        Thread[] threads = new Thread[Math.min(connections, MOST)];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> commit(end, bytes, commits));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return commits.get() / (double) SECONDS;
    }

    private void commit(long end, int bytes, AtomicLong commits) {
        try (Connection connection = Bench.connect(database);
                var insert = connection.prepareStatement(
                        "insert into bench.one_row (reference, body) values (gen_random_uuid()::text, ?)")) {
            while (System.nanoTime() < end) {
                insert.setBytes(1, new byte[bytes]);
                insert.executeUpdate();
                commits.incrementAndGet();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
