package io.paythread.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paythread.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Really starts the server: always over one data directory, because making one takes the longest. */
class EmbeddedPostgresTest {
    private static final Path DIRECTORY =
            Path.of("target", "embedded postgres test").toAbsolutePath();

    @BeforeAll
    static void makesTheClusterOverOneThatWasLeftHalfMade() throws IOException {
        ServerDirectory.delete(DIRECTORY);
        Path halfMade = Files.createDirectories(DIRECTORY.resolve(".making-1").resolve("cluster"));
        Files.writeString(DIRECTORY.resolve("application-password"), "of a cluster that was moved aside");
        start(DIRECTORY).close();
        assertThat(halfMade).doesNotExist();
    }

    @AfterEach
    void leavesNoServerBehind() {
        if (Files.exists(DIRECTORY.resolve("postgres").resolve("postmaster.pid"))) {
            start(DIRECTORY).close();
        }
    }

    @Test
    void refusesADirectoryWithSomethingElseInIt(@TempDir Path other) throws IOException {
        // Given
        Files.writeString(Files.createDirectory(other.resolve("postgres")).resolve("letters"), "dear");

        // When, Then
        assertThatThrownBy(() -> start(other))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("is no PostgreSQL data directory");
    }

    @Test
    void refusesTheDataOfAnotherMajorVersion(@TempDir Path other) throws IOException {
        // Given
        Files.writeString(Files.createDirectory(other.resolve("postgres")).resolve("PG_VERSION"), "12\n");

        // When, Then
        assertThatThrownBy(() -> start(other))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("written by PostgreSQL 12")
                .hasMessageContaining("pg_dump");
    }

    @Test
    void makesTheRoleOfTheServiceInANewCluster() {
        try (var server = start(DIRECTORY)) {
            assertThat(query(server.address(), "select current_user")).isEqualTo("paythread_application");
        }
    }

    @Test
    void refusesAWrongPasswordAndAnEmptyOne() {
        // Given
        try (var server = start(DIRECTORY)) {
            // When, Then
            assertThatThrownBy(() -> query(server.owner(), "wrong", "select 1"))
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> query(server.owner(), "", "select 1")).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void refusesADirectoryThatAnotherProcessUses() throws IOException {
        // Given
        try (var first = ServiceProcess.over(DIRECTORY)) {
            // When, Then
            assertThatThrownBy(() -> start(DIRECTORY))
                    .isInstanceOf(DatabaseStartException.class)
                    .hasMessageContaining("in use by process " + first.pid());
        }
    }

    @Test
    void namesThePortThatIsTaken() throws IOException {
        // Given
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // When, Then
            assertThatThrownBy(() -> EmbeddedPostgres.start(DIRECTORY, other.getLocalPort(), Optional.empty()))
                    .isInstanceOf(DatabaseStartException.class)
                    .hasMessageContaining("Port " + other.getLocalPort() + " is taken");
        }
    }

    @Test
    void isDurable() {
        // Given
        try (var server = start(DIRECTORY)) {
            // When
            String durability = query(
                    server.owner(),
                    "select current_setting('fsync') || current_setting('full_page_writes')"
                            + " || current_setting('synchronous_commit') || current_setting('data_checksums')"
                            + " || current_setting('password_encryption') || current_setting('listen_addresses')");

            // Then
            assertThat(durability).isEqualTo("onononon" + "scram-sha-256" + "127.0.0.1");
        }
    }

    @Test
    void givesTheRunningServerWhenAskedAgainInTheSameProcess() {
        // Given
        try (var server = start(DIRECTORY)) {
            // When
            start(DIRECTORY).close();

            // Then
            assertThat(query(server.owner(), "select 'still there'")).isEqualTo("still there");
        }
    }

    @Test
    void goesOnWithTheServerOfAKilledProcess() throws IOException {
        // Given
        int port;
        try (var killed = ServiceProcess.over(DIRECTORY)) {
            port = killed.port();
            keep(addressOf(port), "adopted");
            killed.kill();
        }

        // When
        try (var server = start(DIRECTORY)) {
            // Then
            assertThat(server.owner().port()).isEqualTo(port);
            assertThat(kept(server.owner())).isEqualTo("adopted");
        }
    }

    @Test
    void recoversWhatWasCommittedWhenEverythingIsKilled() throws Exception {
        // Given
        try (var killed = ServiceProcess.over(DIRECTORY)) {
            keep(addressOf(killed.port()), "recovered");
            killed.kill();
            killServer();
        }

        // When
        try (var server = start(DIRECTORY)) {
            // Then
            assertThat(kept(server.owner())).isEqualTo("recovered");
        }
    }

    @Test
    void startsTheServerAgainWhenItIsKilled() throws Exception {
        // Given
        try (var server = start(DIRECTORY)) {
            keep(server.owner(), "revived");

            // When
            killServer();

            // Then
            Eventually.within(Duration.ofSeconds(30), () -> assertThatCode(() -> kept(server.owner()))
                    .doesNotThrowAnyException());
            assertThat(kept(server.owner())).isEqualTo("revived");
        }
    }

    @Test
    void startsOverTheFileOfAServerWhoseProcessIdSomebodyElseHas() throws IOException {
        // Given
        Files.writeString(
                DIRECTORY.resolve("postgres").resolve("postmaster.pid"),
                ProcessHandle.current().parent().orElseThrow().pid() + "\n" + DIRECTORY + "\n1\n5432\n\n\n\nready\n");

        // When
        try (var server = start(DIRECTORY)) {
            // Then
            assertThat(query(server.owner(), "select 'here'")).isEqualTo("here");
        }
    }

    @Test
    void getsInAgainAfterThePasswordFileWasLost() throws IOException {
        // Given
        Files.delete(DIRECTORY.resolve("password"));

        // When
        try (var server = start(DIRECTORY)) {
            // Then
            assertThat(query(server.owner(), "select 'in'")).isEqualTo("in");
        }
    }

    private static EmbeddedPostgres start(Path directory) {
        return EmbeddedPostgres.start(directory, 0, Optional.empty());
    }

    private static DatabaseAddress addressOf(int port) throws IOException {
        String password = Files.readString(DIRECTORY.resolve("password"));
        return DatabaseAddress.loopback(port, "paythread", new DatabaseAddress.Credentials("paythread", password));
    }

    private static void killServer() throws Exception {
        long pid = Leftover.in(DIRECTORY.toRealPath().resolve("postgres")).pid();
        var server = ProcessHandle.of(pid).orElseThrow();
        server.destroyForcibly();
        server.onExit().get(10, TimeUnit.SECONDS);
    }

    private static void keep(DatabaseAddress address, String text) {
        var unused = query(
                address,
                "drop table if exists kept; create table kept as select '" + text + "' as text; select text from kept");
    }

    private static String kept(DatabaseAddress address) {
        return query(address, "select text from kept");
    }

    private static String query(DatabaseAddress address, String sql) {
        return query(address, address.credentials().password(), sql);
    }

    /** The first column of the last statement's only row. */
    private static String query(DatabaseAddress address, String password, String sql) {
        try (var connection = DriverManager.getConnection(
                        address.jdbcUrl(), address.credentials().username(), password);
                var statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            var result = statement.getResultSet();
            result.next();
            return result.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
