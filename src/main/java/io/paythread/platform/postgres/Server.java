package io.paythread.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Starts and stops the server over one cluster. Keeps nothing in memory: the cluster's files say what runs. */
final class Server {
    /** Recovery after a crash reads at most a few gigabytes of log. */
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);

    /** Between choosing a free port and using it, another may take it; the last server's children may still be going. */
    private static final int START_ATTEMPTS = 5;

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final long LOG_LIMIT_BYTES = 16L * 1024 * 1024;

    private final ServerDirectory directory;
    private final Programs programs;
    private final ServerAccount account;

    Server(ServerDirectory directory, Programs programs, ServerAccount account) {
        this.directory = directory;
        this.programs = programs;
        this.account = account;
    }

    /**
     * Whether a server that outlived its service can simply be used: it is ready, and it was started by the same programs
     * with the same settings, on a port that suits.
     */
    boolean adoptable(Leftover leftover, int wantedPort) {
        return leftover.state() == Leftover.State.READY
                && (wantedPort == 0 || wantedPort == leftover.port())
                && Files.exists(directory.password())
                && Files.exists(directory.applicationPassword())
                && same(directory.cluster().resolve("postgresql.conf"), ServerSettings.FILE)
                && same(directory.cluster().resolve("postmaster.opts"), options(leftover.port()));
    }

    /** Clears the way for a start: stops our own leftover server, removes the file of one that is long gone. */
    void clear(Leftover leftover) {
        switch (leftover.state()) {
            case RUNNING, READY -> stop();
            case STALE -> remove(directory.cluster().resolve("postmaster.pid"));
            case NONE -> {}
        }
    }

    /** Starts it and waits until it takes connections. Gives the port. */
    int start(int wantedPort) {
        turnLog();
        for (int attempt = 1; ; attempt++) {
            int port = wantedPort == 0 ? freePort() : wantedPort;
            long before = Command.size(directory.log());
            var outcome = launch(port);
            if (outcome.succeeded()) {
                return port;
            }
            String log = Command.tail(directory.log(), before);
            if (attempt == START_ATTEMPTS || !passing(log, wantedPort)) {
                throw failed(port, outcome, log);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Ends all sessions, writes everything down and stops. */
    void stop() {
        if (!control("fast").succeeded() && !control("immediate").succeeded()) {
            throw new DatabaseStartException("The PostgreSQL server in %s cannot be stopped; see %s and %s."
                    .formatted(directory.cluster(), directory.log(), directory.commandLog()));
        }
    }

    private Command.Outcome launch(int port) {
        createLog();
        return pgCtl(
                START_LIMIT,
                "-l",
                directory.log().toString(),
                "-t",
                Long.toString(START_LIMIT.toSeconds()),
                "-o",
                String.join(" ", ServerSettings.commandLine(port)),
                "start");
    }

    private Command.Outcome control(String mode) {
        return pgCtl(STOP_LIMIT, "-m", mode, "-t", Long.toString(STOP_LIMIT.toSeconds()), "stop");
    }

    private Command.Outcome pgCtl(Duration limit, String... words) {
        var all = new ArrayList<String>();
        all.add(programs.program("pg_ctl").toString());
        all.addAll(List.of("-D", directory.cluster().toString(), "-w"));
        all.addAll(List.of(words));
        return new Command(account.running(all), directory.commandLog(), limit.plusSeconds(10)).run();
    }

    /** As the server itself writes it into {@code postmaster.opts}. */
    private String options(int port) {
        String words = ServerSettings.commandLine(port).stream()
                .flatMap(option -> List.of(option.split(" ", 2)).stream())
                .map(word -> " \"" + word + "\"")
                .collect(Collectors.joining());
        return programs.program("postgres") + " \"-D\" \"" + directory.cluster() + "\"" + words + "\n";
    }

    private static boolean passing(String log, int wantedPort) {
        return (portTaken(log) && wantedPort == 0) || log.contains("pre-existing shared memory block");
    }

    private static boolean portTaken(String log) {
        return log.contains("could not bind");
    }

    private DatabaseStartException failed(int port, Command.Outcome outcome, String log) {
        String remedy = "The whole log is in " + directory.log() + "." + Remedy.against(log);
        if (portTaken(log)) {
            remedy += " Port %d is taken: free it, or set paythread.database.port to 0 or another.".formatted(port);
        }
        return new DatabaseStartException("The PostgreSQL server in %s does not start (%s).\n%s\n%s"
                .formatted(directory.cluster(), outcome.describe(), log, remedy));
    }

    private void createLog() {
        try {
            if (Files.notExists(directory.log())) {
                ServerDirectory.createPrivate(directory.log());
            }
            account.own(directory.log());
        } catch (IOException e) {
            throw new DatabaseStartException("The log %s cannot be made (%s).".formatted(directory.log(), e), e);
        }
    }

    /** Two files at most, so that the log does not fill the disk. */
    private void turnLog() {
        for (Path log : List.of(directory.log(), directory.commandLog())) {
            if (Command.size(log) > LOG_LIMIT_BYTES) {
                try {
                    Files.move(
                            log, log.resolveSibling(log.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean same(Path file, String text) {
        return ServerDirectory.read(file).filter(text::equals).isPresent();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DatabaseStartException("No port is free on the loopback interface (" + e + ").", e);
        }
    }
}
