package io.paythread.ingest;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The events of one request while they wait for their commit. Told of its outcome exactly once. */
final class Submission {
    private final List<NewEvent> events;
    private final Consumer<Outcome> waiting;
    private final long deadlineNanos;
    private final int weight;
    private final AtomicBoolean settled = new AtomicBoolean();

    Submission(List<NewEvent> events, long deadlineNanos, Consumer<Outcome> waiting) {
        this.events = List.copyOf(events);
        this.deadlineNanos = deadlineNanos;
        this.waiting = waiting;
        this.weight = this.events.stream().mapToInt(NewEvent::weight).sum();
    }

    List<NewEvent> events() {
        return events;
    }

    int size() {
        return events.size();
    }

    int weight() {
        return weight;
    }

    boolean isOverdue(long nowNanos) {
        return nowNanos - deadlineNanos >= 0;
    }

    boolean isSettled() {
        return settled.get();
    }

    /** The first outcome counts. */
    void settle(Outcome outcome) {
        if (settled.compareAndSet(false, true)) {
            waiting.accept(outcome);
        }
    }
}
