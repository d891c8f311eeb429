package io.paythread.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program runs its database without the service, for whoever dumps or restores. */
class DatabaseAloneIT {
    private static final int SECONDS = 60;
    private static final Pattern EXPORT = Pattern.compile(
            "export PGHOST=(\\S+) PGPORT=(\\d+) PGDATABASE=paythread PGUSER=paythread PGPASSWORD=\"\\$\\(cat '(.+)'\\)\"");

    @Test
    void runsUntilItIsToldToStopAndSaysHowToConnect(@TempDir Path folder) throws Exception {
        // Given
        Path data = folder.resolve("data");
        Process alone = start(data);
        try (BufferedReader said = alone.inputReader(UTF_8)) {
            MatchResult way = way(said);

            // When
            String password = Files.readString(Path.of(way.group(3))).strip();
            String url = "jdbc:postgresql://" + way.group(1) + ":" + way.group(2) + "/";
            try (var owner = DriverManager.getConnection(url + "postgres", "paythread", password);
                    var statement = owner.createStatement()) {
                statement.execute("drop database paythread");
                statement.execute("create database paythread");
            }
            alone.destroy();

            // Then
            assertThat(alone.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(data.resolve("postgres").resolve("postmaster.pid")).doesNotExist();
            assertThat(data.resolve("key")).doesNotExist();
        } finally {
            alone.destroyForcibly();
        }
    }

    @Test
    void refusesToRunADatabaseThatIsNotItsOwn(@TempDir Path folder) throws Exception {
        // When
        Process refused = start(folder.resolve("data"), "-Dpaythread.database.url=postgresql://db.example/paythread");

        // Then
        assertThat(refused.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(refused.exitValue()).isEqualTo(1);
        assertThat(refused.errorReader(UTF_8).readLine()).contains("names a database of your own");
    }

    private static MatchResult way(BufferedReader said) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            var export = EXPORT.matcher(line);
            if (export.matches()) {
                return export.toMatchResult();
            }
        }
        throw new AssertionError("it ended without a word on how to connect");
    }

    private static Process start(Path data, String... settings) throws IOException {
        return new ProcessBuilder(Stream.of(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:TieredStopAtLevel=1",
                                        "-Dpaythread.database.directory=" + data),
                                Stream.of(settings),
                                Stream.of(
                                        "-jar",
                                        Path.of("target", "quarkus-app", "quarkus-run.jar")
                                                .toString(),
                                        "database"))
                        .flatMap(words -> words)
                        .toList())
                .start();
    }
}
