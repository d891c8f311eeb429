package io.paythread.platform.postgres;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Watches a running server and starts it again when it ends without having been asked to: killed for memory, or by
 * hand, or because the disk was full. Goes on trying, so the service recovers when the cause is gone.
 */
final class ServerGuard {
    private static final Logger LOG = Logger.getLogger(ServerGuard.class);

    /** Long enough for the dead server's children to go, short enough for providers that retry. */
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);

    /** Between attempts that fail: a full disk is not emptied within seconds. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Server server;
    private final ServerDirectory directory;
    private final int port;
    private Duration pause = SHORTEST_PAUSE;
    private boolean stopped;

    private ServerGuard(Server server, ServerDirectory directory, int port) {
        this.server = server;
        this.directory = directory;
        this.port = port;
    }

    static ServerGuard over(Server server, ServerDirectory directory, int port) {
        var guard = new ServerGuard(server, directory, port);
        guard.watch();
        return guard;
    }

    int port() {
        return port;
    }

    /** Stops the server for good. */
    synchronized void stop() {
        stopped = true;
        server.stop();
    }

    private void watch() {
        var ended = ProcessHandle.of(Leftover.in(directory.cluster()).pid())
                .map(process -> process.onExit().thenAccept(gone -> {}))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
        var unused = ended.thenRunAsync(
                this::revive, CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    private synchronized void revive() {
        if (stopped) {
            return;
        }
        LOG.errorf(
                "PostgreSQL ended unexpectedly, starting it again directory=%s log=%s",
                directory.root(), directory.log());
        try {
            server.clear(Leftover.in(directory.cluster()));
            LOG.infof("PostgreSQL started directory=%s port=%d", directory.root(), server.start(port));
            pause = SHORTEST_PAUSE;
        } catch (RuntimeException e) {
            LOG.errorf("PostgreSQL not started directory=%s reason=%s", directory.root(), e.getMessage());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        watch();
    }
}
