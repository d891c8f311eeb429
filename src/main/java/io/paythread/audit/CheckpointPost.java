package io.paythread.audit;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Checkpoints on their way to the webhook, oldest first. What the receiver does not take stays and is sent again, so that
 * none is missing there: each vouches for the log as it stood then, which a later one cannot.
 */
final class CheckpointPost {
    /** Six weeks of hourly ones. The oldest goes then; the file, where there is one, has it still. */
    private static final int MOST = 1_000;

    private final CheckpointWebhook webhook;
    // Guarded by this.
    private final Deque<Checkpoint> waiting = new ArrayDeque<>();

    CheckpointPost(CheckpointWebhook webhook) {
        this.webhook = webhook;
    }

    synchronized void add(Checkpoint checkpoint) {
        if (waiting.size() == MOST) {
            waiting.removeFirst();
        }
        waiting.addLast(checkpoint);
    }

    /** How many were not taken yet. */
    synchronized int waiting() {
        return waiting.size();
    }

    /** Sends all that wait, one after another; fails at the first that is not taken. */
    Uni<Void> send() {
        return first().map(checkpoint -> webhook.send(checkpoint.line())
                        .invoke(() -> taken(checkpoint))
                        .chain(this::send))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private synchronized Optional<Checkpoint> first() {
        return Optional.ofNullable(waiting.peekFirst());
    }

    private synchronized void taken(Checkpoint checkpoint) {
        boolean unused = waiting.remove(checkpoint);
    }
}
