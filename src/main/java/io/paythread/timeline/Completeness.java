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

    /**
     * What is known of one source.
     *
     * @param lastEventAt the newest time of the provider's among what has arrived; empty for never, or not known
     */
    record SourceCompleteness(UUID source, Status status, Optional<Instant> lastEventAt) {}

    /** How far. */
    enum Status {
        COMPLETE,
        GAP,
        STALE,
        UNKNOWN
    }
}
