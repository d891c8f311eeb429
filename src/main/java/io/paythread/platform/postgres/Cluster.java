package io.paythread.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The files of one embedded server: made once, as a whole or not at all, and checked at each start. */
final class Cluster {
    /** Owns the tables: migrations, backups, a person with psql. */
    static final String USER = "paythread";
    /** The running service: reads and writes rows, and can change neither tables nor what is only ever added to. */
    static final String APPLICATION = "paythread_application";

    static final String DATABASE = "paythread";

    /** Half a minute is a hundred times what it takes; a slow disk may need it. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final int PASSWORD_BYTES = 24;

    private final ServerDirectory directory;
    private final Programs programs;
    private final ServerAccount account;

    Cluster(ServerDirectory directory, Programs programs, ServerAccount account) {
        this.directory = directory;
        this.programs = programs;
        this.account = account;
    }

    /** Makes the cluster when it is missing; refuses one of another version. */
    void prepare() {
        Optional<String> version = ServerDirectory.read(directory.cluster().resolve("PG_VERSION"));
        if (version.isEmpty()) {
            requireVacant();
            create();
        } else if (!version.get().strip().equals(programs.major())) {
            throw otherVersion(version.get().strip());
        }
        account.own(directory.cluster());
        writeSettings();
        if (Files.notExists(directory.password())) {
            replacePassword();
        }
        if (Files.notExists(directory.applicationPassword())) {
            makeApplicationRole();
        }
    }

    /** The settings belong to this code; what an operator sets with {@code alter system} wins over them. */
    void writeSettings() {
        ServerDirectory.write(directory.cluster().resolve("postgresql.conf"), ServerSettings.FILE);
        account.own(directory.cluster().resolve("postgresql.conf"));
    }

    private void create() {
        Path workshop = workshop();
        try {
            String password = password();
            Path passwordFile = workshop.resolve("password");
            ServerDirectory.write(passwordFile, password);
            account.own(workshop);
            Path made = workshop.resolve("cluster");
            run(initdb(made, passwordFile), "");
            alone(made, "create database " + DATABASE);
            ServerDirectory.write(directory.password(), password);
            // Of a cluster that was moved aside: this one has no such role yet.
            Files.deleteIfExists(directory.applicationPassword());
            Files.move(made, directory.cluster(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DatabaseStartException(
                    "The cluster in %s cannot be made (%s).".formatted(directory.root(), e), e);
        } finally {
            ServerDirectory.delete(workshop);
        }
    }

    /** An initialisation that was cut short leaves its workshop behind. */
    private Path workshop() {
        try (var children = Files.list(directory.root())) {
            children.filter(child -> child.getFileName().toString().startsWith(".making-"))
                    .toList()
                    .forEach(ServerDirectory::delete);
            return Files.createTempDirectory(directory.root(), ".making-");
        } catch (IOException e) {
            throw new DatabaseStartException(
                    "The data directory %s cannot be used (%s).".formatted(directory.root(), e), e);
        }
    }

    private List<String> initdb(Path made, Path passwordFile) {
        return List.of(
                programs.program("initdb").toString(),
                "--pgdata=" + made,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--data-checksums",
                "--encoding=UTF8",
                // Sorts by code point on every machine, and knows upper and lower case beyond ASCII.
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
    }

    /** The file was lost, the data were not. */
    private void replacePassword() {
        String password = password();
        alone(directory.cluster(), "alter role " + USER + " password '" + password + "'");
        ServerDirectory.write(directory.password(), password);
    }

    /** Once; and again with a new password when the file was lost. */
    private void makeApplicationRole() {
        String password = password();
        alone(
                directory.cluster(),
                "do 'begin if not exists (select from pg_roles where rolname = ''" + APPLICATION
                        + "'') then create role " + APPLICATION + " login; end if; end'\nalter role " + APPLICATION
                        + " password '" + password + "'");
        ServerDirectory.write(directory.applicationPassword(), password);
    }

    /** Runs a statement without a server, in the single-user mode that needs no password. */
    private void alone(Path cluster, String statement) {
        run(
                List.of(programs.program("postgres").toString(), "--single", "-D", cluster.toString(), "postgres"),
                statement + "\n");
    }

    private void run(List<String> words, String input) {
        var outcome = new Command(account.running(words), directory.commandLog(), LIMIT).run(input);
        if (!outcome.succeeded()) {
            throw new DatabaseStartException("The database in %s cannot be made: %s\nThe whole output is in %s.%s"
                    .formatted(
                            directory.root(),
                            outcome.describe(),
                            directory.commandLog(),
                            Remedy.against(outcome.said())));
        }
    }

    private void requireVacant() {
        if (Files.exists(directory.cluster())) {
            throw new DatabaseStartException(
                    ("%s is there but is no PostgreSQL data directory (it has no PG_VERSION). If it holds nothing of value,"
                                    + " remove it; otherwise choose another directory (paythread.database.directory).")
                            .formatted(directory.cluster()));
        }
    }

    private DatabaseStartException otherVersion(String version) {
        return new DatabaseStartException(
                ("The data in %s were written by PostgreSQL %s; this build brings PostgreSQL %s, which cannot read them."
                                + " Start the release that wrote them and dump the database (pg_dump), then load the dump into"
                                + " an empty directory; or run PostgreSQL %s yourself and set PAYTHREAD_DATABASE_URL.")
                        .formatted(directory.cluster(), version, programs.major(), version));
    }

    private static String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
