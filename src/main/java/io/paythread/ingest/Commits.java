package io.paythread.ingest;

import io.paythread.platform.trace.TraceStep;
import io.paythread.platform.trace.Tracing;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The group commit of this process: made from the configuration, watched, drained when the service stops. */
@ApplicationScoped
class Commits {
    private static final Logger LOG = Logger.getLogger(Commits.class);
    /** How often requests that have waited too long are looked for: adds at most this to their patience. */
    private static final long SWEEP_MILLIS = 250;

    private final GroupCommit commit;
    private final int mostEvents;
    private final long mostBytes;
    private final Tracing tracing;
    private final Vertx vertx;
    private final Duration drain;
    private final AtomicLong timer = new AtomicLong(-1);

    Commits(EventLog log, IngestConfig config, IngestMetrics metrics, Tracing tracing, Vertx vertx) {
        IngestConfig.Commit bounds = config.commit();
        this.commit = new GroupCommit(
                log,
                new GroupCommit.Bounds(
                        bounds.lanes(),
                        bounds.laneEvents(),
                        bounds.batchEvents(),
                        bounds.batchBytes().asLongValue(),
                        bounds.queueEvents(),
                        bounds.queueBytes().asLongValue(),
                        bounds.patience()),
                System::nanoTime,
                metrics);
        this.mostEvents = bounds.queueEvents();
        this.mostBytes = bounds.queueBytes().asLongValue();
        this.tracing = tracing;
        this.vertx = vertx;
        this.drain = bounds.drain();
        metrics.queue(commit::heldEvents, commit::heldBytes, mostEvents, mostBytes);
    }

    /** How much of the room for waiting events is taken, 1 is all of it. */
    double fullness() {
        return Math.max((double) commit.heldEvents() / mostEvents, (double) commit.heldBytes() / (double) mostBytes);
    }

    /** Stores the events together with those of other requests. */
    void submit(List<NewEvent> events, Optional<String> trace, Consumer<Outcome> waiting) {
        if (trace.isEmpty()) {
            commit.submit(events, waiting);
            return;
        }
        TraceStep step = tracing.step("commit", trace).tell("paythread.events", events.size());
        commit.submit(events, outcome -> {
            if (outcome instanceof Outcome.NotStored not) {
                step.fail(IngestMetrics.word(not.cause()));
            } else {
                step.end();
            }
            waiting.accept(outcome);
        });
    }

    void started(@Observes StartupEvent start) {
        timer.set(vertx.setPeriodic(SWEEP_MILLIS, id -> commit.expire()));
    }

    void stopping(@Observes ShutdownEvent stop) throws InterruptedException {
        int held = commit.heldEvents();
        try {
            commit.drain().toCompletableFuture().get(drain.toMillis(), TimeUnit.MILLISECONDS);
            LOG.infof("events committed before the stop events=%d", held);
        } catch (ExecutionException | TimeoutException late) {
            LOG.errorf("events not committed before the stop events=%d", commit.heldEvents());
        } finally {
            var unused = vertx.cancelTimer(timer.get());
        }
    }
}
