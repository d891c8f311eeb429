package io.paythread.ingest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One commit for many requests. Requests queue; at most {@code lanes} batches are under way; a free lane takes what
 * waits at once, without a timer: a quiet service commits each request alone, a busy one commits in ever larger batches.
 * While a batch is under way the next lane waits for enough to be worth a commit of its own, but not for long: a batch
 * that hangs holds up nobody else.
 *
 * <p>What waits or is under way is bounded in number and bytes; beyond, requests are turned away. A batch that fails is
 * tried again event by event, so that one that cannot be stored does not take the others with it. Everything accepted
 * gets an outcome, exactly once, at the latest with the first {@link #expire} after the limit of waiting.
 */
final class GroupCommit {

    /**
     * The bounds.
     *
     * @param lanes batches under way at the same time
     * @param laneEvents events that must wait for a lane to start beside another
     * @param batchEvents events of one batch; a request with more goes alone
     * @param batchBytes bytes of one batch; a request with more goes alone
     * @param heldEvents events that wait or are under way
     * @param heldBytes their bytes
     * @param patience how long a request waits for its commit
     */
    record Bounds(
            int lanes,
            int laneEvents,
            int batchEvents,
            long batchBytes,
            int heldEvents,
            long heldBytes,
            Duration patience) {}

    /** Told of each batch, for metrics. */
    interface Watcher {
        /** A batch has ended, well or not. */
        void batch(int events, long nanos, boolean failed);
    }

    /** Longer than a commit takes on a slow disk, and nothing to a provider that waits ten seconds. */
    private static final long LONG_NANOS = Duration.ofMillis(100).toNanos();

    private final EventLog log;
    private final Bounds bounds;
    private final LongSupplier nanos;
    private final Watcher watcher;

    private final Object lock = new Object();
    private final ArrayDeque<Submission> queue = new ArrayDeque<>();
    private final Set<Batch> underWay = new HashSet<>();
    private int waitingEvents;
    private int heldEvents;
    private long heldBytes;
    private boolean stopping;
    private final CompletableFuture<Void> drained = new CompletableFuture<>();

    GroupCommit(EventLog log, Bounds bounds, LongSupplier nanos, Watcher watcher) {
        this.log = log;
        this.bounds = bounds;
        this.nanos = nanos;
        this.watcher = watcher;
    }

    /** Stores the events together with others. The outcome may be told on any thread, also on this one. */
    void submit(List<NewEvent> events, Consumer<Outcome> waiting) {
        Submission submission =
                new Submission(events, nanos.getAsLong() + bounds.patience().toNanos(), waiting);
        Outcome.@Nullable Cause refusal;
        Batch ready = null;
        synchronized (lock) {
            refusal = refusal(submission);
            if (refusal == null) {
                queue.add(submission);
                waitingEvents += submission.size();
                heldEvents += submission.size();
                heldBytes += submission.weight();
                ready = nextBatch();
            }
        }
        if (refusal != null) {
            submission.settle(new Outcome.NotStored(refusal));
        }
        if (ready != null) {
            send(ready);
        }
    }

    private Outcome.@Nullable Cause refusal(Submission submission) {
        if (stopping) {
            return Outcome.Cause.STOPPING;
        }
        boolean fits = heldEvents + submission.size() <= bounds.heldEvents()
                && heldBytes + submission.weight() <= bounds.heldBytes();
        // A request that is too large for the whole queue is let in when nothing else is there.
        return fits || heldEvents == 0 ? null : Outcome.Cause.FULL;
    }

    /** The next batch, if a lane is free and something waits. Called under the lock. */
    private @Nullable Batch nextBatch() {
        if (underWay.size() >= bounds.lanes() || queue.isEmpty() || !isWorthALane()) {
            return null;
        }
        List<Submission> taken = new ArrayList<>();
        int events = 0;
        long bytes = 0;
        for (Submission next = queue.peek(); next != null; next = queue.peek()) {
            boolean fits = events + next.size() <= bounds.batchEvents() && bytes + next.weight() <= bounds.batchBytes();
            if (!taken.isEmpty() && !fits) {
                break;
            }
            taken.add(queue.remove());
            events += next.size();
            bytes += next.weight();
        }
        waitingEvents -= events;
        Batch batch = new Batch(taken, nanos.getAsLong());
        underWay.add(batch);
        return batch;
    }

    private boolean isWorthALane() {
        return underWay.isEmpty()
                || waitingEvents >= bounds.laneEvents()
                || queue.element()
                        .isOverdue(nanos.getAsLong() + bounds.patience().toNanos() - LONG_NANOS);
    }

    private void send(Batch batch) {
        append(batch.events()).whenComplete((stored, failure) -> {
            if (stored != null) {
                batch.stored(stored);
                end(batch, false);
            } else if (failure instanceof EventLog.Unavailable || batch.events().size() == 1) {
                batch.failed();
                end(batch, true);
            } else {
                oneByOne(batch, 0, new HashSet<>(), new HashSet<>());
            }
        });
    }

    /** What the log answers; what it throws is a failure like any other. */
    private CompletionStage<Set<UUID>> append(List<NewEvent> events) {
        try {
            return log.append(events);
        } catch (RuntimeException thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    private void oneByOne(Batch batch, int index, Set<UUID> stored, Set<UUID> lost) {
        if (index == batch.events().size()) {
            batch.partly(stored, lost);
            end(batch, true);
            return;
        }
        NewEvent event = batch.events().get(index);
        append(List.of(event)).whenComplete((done, failure) -> {
            if (done != null) {
                stored.addAll(done);
            } else {
                lost.add(event.id());
            }
            if (failure instanceof EventLog.Unavailable) {
                batch.events().subList(index, batch.events().size()).forEach(rest -> lost.add(rest.id()));
                batch.partly(stored, lost);
                end(batch, true);
            } else {
                oneByOne(batch, index + 1, stored, lost);
            }
        });
    }

    private void end(Batch batch, boolean failed) {
        watcher.batch(batch.events().size(), nanos.getAsLong() - batch.startedNanos(), failed);
        Batch ready;
        boolean empty;
        synchronized (lock) {
            underWay.remove(batch);
            batch.submissions().forEach(this::release);
            ready = nextBatch();
            empty = stopping && heldEvents == 0;
        }
        if (ready != null) {
            send(ready);
        }
        if (empty) {
            drained.complete(null);
        }
    }

    private void release(Submission submission) {
        heldEvents -= submission.size();
        heldBytes -= submission.weight();
    }

    /** Gives up waiting for those whose time is over, and helps on those who wait long; called every now and then. */
    void expire() {
        long now = nanos.getAsLong();
        List<Submission> overdue = new ArrayList<>();
        Batch ready;
        synchronized (lock) {
            for (Submission next = queue.peek(); next != null && next.isOverdue(now); next = queue.peek()) {
                overdue.add(queue.remove());
                waitingEvents -= next.size();
                release(next);
            }
            underWay.forEach(batch -> batch.submissions().stream()
                    .filter(submission -> submission.isOverdue(now))
                    .forEach(overdue::add));
            ready = nextBatch();
        }
        if (ready != null) {
            send(ready);
        }
        overdue.forEach(submission -> submission.settle(new Outcome.NotStored(Outcome.Cause.TIMED_OUT)));
    }

    /** Turns new requests away and completes when everything accepted has its outcome. */
    CompletionStage<Void> drain() {
        boolean empty;
        synchronized (lock) {
            stopping = true;
            empty = heldEvents == 0;
        }
        if (empty) {
            drained.complete(null);
        }
        return drained;
    }

    /** Events that wait or are under way. */
    int heldEvents() {
        synchronized (lock) {
            return heldEvents;
        }
    }

    /** Their bytes. */
    long heldBytes() {
        synchronized (lock) {
            return heldBytes;
        }
    }
}
