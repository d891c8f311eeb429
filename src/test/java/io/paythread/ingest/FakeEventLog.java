package io.paythread.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A log in memory that commits when the test says so, in the order of the calls. */
final class FakeEventLog implements EventLog {
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final List<Integer> batchSizes = new ArrayList<>();
    private final Set<String> references = new HashSet<>();
    private final Set<String> poisoned = new HashSet<>();

    @Override
    public CompletionStage<Set<UUID>> append(List<NewEvent> events) {
        batchSizes.add(events.size());
        Pending next = new Pending(events, new CompletableFuture<>());
        pending.add(next);
        return next.answer();
    }

    /** From now on, events with this reference cannot be stored. */
    void poison(String reference) {
        poisoned.add(reference);
    }

    /** Commits the oldest batch under way. */
    void commitOne() {
        Pending next = pending.remove();
        if (next.events().stream().anyMatch(event -> poisoned.contains(event.reference()))) {
            next.answer().completeExceptionally(new IllegalArgumentException("poisoned"));
            return;
        }
        Set<UUID> stored = new HashSet<>();
        next.events().stream()
                .filter(event -> references.add(event.reference()))
                .forEach(event -> stored.add(event.id()));
        next.answer().complete(stored);
    }

    /** Commits until nothing is under way. */
    void commitAll() {
        while (!pending.isEmpty()) {
            commitOne();
        }
    }

    /** The oldest batch under way meets a log that takes nothing. */
    void refuseOne() {
        pending.remove().answer().completeExceptionally(new Unavailable(new IllegalStateException("no connection")));
    }

    int underWay() {
        return pending.size();
    }

    /** Sizes of all batches so far, in the order of the calls. */
    List<Integer> batchSizes() {
        return List.copyOf(batchSizes);
    }

    /** References of all stored events. */
    Set<String> references() {
        return Set.copyOf(references);
    }

    private record Pending(List<NewEvent> events, CompletableFuture<Set<UUID>> answer) {}
}
