package io.paythread.ingest;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Some requests whose events are committed together. */
final class Batch {
    /**
     * Two batches that have events in common wait for one another in the database. All batches of all replicas bring
     * theirs in the same order, so none waits in a circle.
     */
    private static final Comparator<NewEvent> SAME_EVERYWHERE =
            Comparator.comparing(NewEvent::source).thenComparing(NewEvent::reference);

    private final List<Submission> submissions;
    private final List<NewEvent> events;
    private final long startedNanos;

    Batch(List<Submission> submissions, long startedNanos) {
        this.submissions = submissions;
        this.startedNanos = startedNanos;
        this.events = submissions.stream()
                .flatMap(submission -> submission.events().stream())
                .sorted(SAME_EVERYWHERE)
                .toList();
    }

    List<Submission> submissions() {
        return submissions;
    }

    List<NewEvent> events() {
        return events;
    }

    long startedNanos() {
        return startedNanos;
    }

    /** The commit is durable; the ids are of those that were new. */
    void stored(Set<UUID> ids) {
        submissions.forEach(submission -> submission.settle(stored(submission, ids)));
    }

    /** Nothing is known to be durable. */
    void failed() {
        submissions.forEach(submission -> submission.settle(new Outcome.NotStored(Outcome.Cause.FAILED)));
    }

    /** Some are durable, some not: a request whose events are all durable is stored. */
    void partly(Set<UUID> stored, Set<UUID> lost) {
        for (Submission submission : submissions) {
            boolean whole = submission.events().stream().noneMatch(event -> lost.contains(event.id()));
            submission.settle(whole ? stored(submission, stored) : new Outcome.NotStored(Outcome.Cause.FAILED));
        }
    }

    private static Outcome stored(Submission submission, Set<UUID> ids) {
        int fresh = 0;
        for (NewEvent event : submission.events()) {
            fresh += ids.contains(event.id()) ? 1 : 0;
        }
        return new Outcome.Stored(fresh, submission.size() - fresh);
    }
}
