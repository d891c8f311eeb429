package io.paythread.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What somebody wants to change of a source; empty leaves as it is. An empty description removes it. */
record SourceChange(Optional<String> description, Optional<Duration> tolerance, Optional<SourceState> state) {

    /** The source after the change. */
    Source applied(Source before, Instant now) {
        return new Source(
                before.id(),
                before.name(),
                before.provider(),
                before.kind(),
                before.managedBy(),
                state.orElse(before.state()),
                description.isPresent() ? description.filter(text -> !text.isBlank()) : before.description(),
                tolerance.orElse(before.tolerance()),
                before.version() + 1,
                before.createdAt(),
                now,
                before.secrets());
    }

    /** A change of the state only. */
    static SourceChange to(SourceState state) {
        return new SourceChange(Optional.empty(), Optional.empty(), Optional.of(state));
    }

    /** A change of something that the source itself does not show. */
    static SourceChange ofVersion() {
        return new SourceChange(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
