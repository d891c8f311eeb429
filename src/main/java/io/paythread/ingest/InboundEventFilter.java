package io.paythread.ingest;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which events of the log are asked for; half open in time, by our door's clock. */
record InboundEventFilter(
        Optional<InboundEventState> state,
        Optional<String> reason,
        Optional<UUID> source,
        Optional<String> type,
        Optional<Instant> from,
        Optional<Instant> to) {}
