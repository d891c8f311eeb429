package io.paythread.platform.queue;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs one step after another, never two at once: again at once while there is work, soon when work is near, else when
 * woken or after the poll interval. A step that fails is logged and tried again after the poll interval.
 */
public final class Loop {
    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final Duration SOON = Duration.ofMillis(10);

    /** When the next step is due. */
    public enum Next {
        AGAIN,
        SOON,
        WAIT
    }

    private final String name;
    private final Duration poll;
    private final Supplier<Uni<Next>> step;
    private final ScheduledExecutorService timer;
    private final CompletableFuture<@Nullable Void> stopped = new CompletableFuture<>();

    // Guarded by this.
    private boolean running;
    private boolean woken;
    private boolean stopping;
    private @Nullable ScheduledFuture<?> waiting;

    public Loop(String name, Duration poll, Supplier<Uni<Next>> step) {
        this.name = name;
        this.poll = poll;
        this.step = step;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "loop-" + name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins with the first step. */
    public synchronized void start() {
        schedule(Duration.ZERO);
    }

    /** There may be work: the next step runs at once, or right after the one that runs now. */
    public synchronized void wake() {
        woken = true;
        if (!running && !stopping) {
            schedule(Duration.ZERO);
        }
    }

    /** Runs no further step; completes when the present one has ended. */
    public synchronized Uni<Void> stop() {
        stopping = true;
        if (!running) {
            end();
        }
        return Uni.createFrom().completionStage(stopped);
    }

    private synchronized void schedule(Duration delay) {
        if (stopping) {
            return;
        }
        if (waiting != null) {
            waiting.cancel(false);
        }
        waiting = timer.schedule(this::run, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        synchronized (this) {
            if (running || stopping) {
                return;
            }
            running = true;
            woken = false;
        }
        var unused = Uni.createFrom().deferred(() -> step.get()).subscribe().with(this::ended, this::failed);
    }

    private void failed(Throwable failure) {
        LOG.warnf("step failed loop=%s error=%s: %s", name, failure.getClass().getSimpleName(), failure.getMessage());
        LOG.debug("step failed", failure);
        synchronized (this) {
            woken = false;
        }
        ended(Next.WAIT);
    }

    private synchronized void ended(Next next) {
        running = false;
        if (stopping) {
            end();
            return;
        }
        Duration delay =
                switch (next) {
                    case AGAIN -> Duration.ZERO;
                    case SOON -> SOON;
                    case WAIT -> woken ? Duration.ZERO : poll;
                };
        schedule(delay);
    }

    private void end() {
        stopped.complete(null);
        timer.shutdownNow();
    }
}
