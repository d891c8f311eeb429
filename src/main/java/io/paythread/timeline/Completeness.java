package io.paythread.timeline;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Says how far sources can be trusted to have told everything. Implemented by whoever receives their events. */
public interface Completeness {

    /** One item per source, in the order of the question. */
    Uni<List<SourceCompleteness>> of(List<UUID> sources);

    /** Of these sources, and of every other one with an open gap: what is missing may be anybody's. */
    Uni<List<SourceCompleteness>> ofAllThatConcern(List<UUID> sources);

    /**
     * What is known of one source.
     *
     * @param lastEventAt the newest time of the provider's among what has arrived; empty for never, or not known
     * @param lastReconciledAt when it was last compared with the provider; empty for never
     * @param failure why it cannot be compared at the moment; empty where the latest comparison went well
     * @param gaps those that are open, and those that were closed lately; newest first
     * @param version rises with each gap that opens or closes and each reconciliation that ends
     */
    record SourceCompleteness(
            UUID source,
            Status status,
            Optional<Instant> lastEventAt,
            Optional<Instant> lastReconciledAt,
            Optional<Failure> failure,
            List<Hole> gaps,
            long version) {
        public SourceCompleteness {
            gaps = List.copyOf(gaps);
        }

        /** Of a source that nobody ever compared. */
        public SourceCompleteness(UUID source, Status status, Optional<Instant> lastEventAt) {
            this(source, status, lastEventAt, Optional.empty(), Optional.empty(), List.of(), 0);
        }
    }

    /**
     * A comparison with the provider that does not get through.
     *
     * @param at when it was tried last
     * @param code {@code http_401}, {@code no_answer}
     */
    record Failure(Instant at, String code) {}

    /**
     * A stretch of time of which a source told nothing.
     *
     * @param to empty while it still goes on
     * @param state open, backfilled, or passed: events came again, and nobody could ask for those in between
     */
    record Hole(Instant from, Optional<Instant> to, String state, Optional<Instant> resolvedAt) {}

    /** How far. */
    enum Status {
        COMPLETE,
        GAP,
        STALE,
        UNKNOWN
    }
}
