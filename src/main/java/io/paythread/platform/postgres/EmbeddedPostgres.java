package io.paythread.platform.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL of our own: durable, on the loopback interface, behind a generated password.
 *
 * <p>One per data directory and process. Asking again in the same process, even from reloaded classes, gives the server
 * that runs. It outlives a process that is killed; the next start goes on with it, or stops it and starts anew. A server
 * that is killed while the service runs is started again on the same port.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);

    /** A system property with the port: the one place that all class loaders of a process share. */
    private static final String RUNNING = "io.paythread.postgres.running.";

    private final ServerDirectory directory;
    private final int port;
    private final Runnable stop;

    private EmbeddedPostgres(ServerDirectory directory, int port, Runnable stop) {
        this.directory = directory;
        this.port = port;
        this.stop = stop;
    }

    /** Starts it, and waits until it takes connections. Says in the exception what the operator can do. */
    public static EmbeddedPostgres start(DatabaseConfig config) {
        return start(config.directory(), config.port(), config.programs());
    }

    /** The same, with plain values; port 0 takes a free one. */
    public static EmbeddedPostgres start(Path dataDirectory, int port, Optional<Path> programsFolder) {
        var directory = ServerDirectory.at(dataDirectory);
        var running = Optional.ofNullable(System.getProperty(RUNNING + directory.root()));
        if (running.isPresent()) {
            return new EmbeddedPostgres(directory, Integer.parseInt(running.get()), () -> {});
        }
        var lock = DirectoryLock.take(directory);
        try {
            var guard = launch(directory, port, programsFolder);
            System.setProperty(RUNNING + directory.root(), Integer.toString(guard.port()));
            return new EmbeddedPostgres(directory, guard.port(), () -> stop(directory, guard, lock));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The address of its database for the running service, with the password. */
    public DatabaseAddress address() {
        return address(directory, port);
    }

    /** The address for who owns the tables, with the password: migrations, and whoever looks after the database. */
    public DatabaseAddress owner() {
        return DatabaseAddress.loopback(port, Cluster.DATABASE, credentials(Cluster.USER, directory.password()));
    }

    /** The address of a server that runs over this directory already, whoever started it; empty where none does. */
    static Optional<DatabaseAddress> running(Path dataDirectory) {
        var directory = ServerDirectory.at(dataDirectory);
        var leftover = Leftover.in(directory.cluster());
        return leftover.state() == Leftover.State.READY
                ? Optional.of(address(directory, leftover.port()))
                : Optional.empty();
    }

    /** Stops it, when it was started here: sessions end, everything is written down. Twice is once. */
    @Override
    public void close() {
        stop.run();
    }

    private static ServerGuard launch(ServerDirectory directory, int port, Optional<Path> programsFolder) {
        var programs = Programs.in(programsFolder.orElseGet(() -> cache(directory)), Platform.current());
        var account = ServerAccount.choose(programs, directory);
        var server = new Server(directory, programs, account);
        var leftover = Leftover.in(directory.cluster());
        if (server.adoptable(leftover, port)) {
            LOG.infof(
                    "PostgreSQL adopted directory=%s port=%d pid=%d",
                    directory.root(), leftover.port(), leftover.pid());
            return ServerGuard.over(server, directory, leftover.port());
        }
        server.clear(leftover);
        new Cluster(directory, programs, account).prepare();
        int actual = server.start(port);
        LOG.infof("PostgreSQL started directory=%s port=%d", directory.root(), actual);
        return ServerGuard.over(server, directory, actual);
    }

    private static void stop(ServerDirectory directory, ServerGuard guard, DirectoryLock lock) {
        if (System.clearProperty(RUNNING + directory.root()) == null) {
            return;
        }
        try {
            guard.stop();
            LOG.infof("PostgreSQL stopped directory=%s", directory.root());
        } finally {
            lock.close();
        }
    }

    private static DatabaseAddress address(ServerDirectory directory, int port) {
        return DatabaseAddress.loopback(
                port, Cluster.DATABASE, credentials(Cluster.APPLICATION, directory.applicationPassword()));
    }

    private static DatabaseAddress.Credentials credentials(String user, Path passwordFile) {
        return new DatabaseAddress.Credentials(
                user, ServerDirectory.read(passwordFile).orElse("").strip());
    }

    /**
     * The user's cache folder, so that all data directories share one copy; without one, the data directory. Root's is one
     * that other user ids can get at.
     */
    private static Path cache(ServerDirectory directory) {
        var base = ServerAccount.root(directory)
                ? Optional.of(Path.of("/var/cache"))
                : environment("XDG_CACHE_HOME").or(() -> Optional.ofNullable(System.getProperty("user.home"))
                        .map(home -> Path.of(home, ".cache")));
        return base.filter(EmbeddedPostgres::creatable)
                .map(cache -> cache.resolve("paythread"))
                .orElseGet(() -> directory.root().resolve("programs"));
    }

    private static Optional<Path> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).map(Path::of).filter(Path::isAbsolute);
    }

    private static boolean creatable(Path folder) {
        return Files.isWritable(folder) || (Files.notExists(folder) && Files.isWritable(folder.resolveSibling(".")));
    }
}
