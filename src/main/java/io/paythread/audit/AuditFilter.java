package io.paythread.audit;

import java.time.Instant;
import java.util.Optional;

/** Which rows of the log are asked for. */
record AuditFilter(
        Optional<String> actor,
        Optional<String> action,
        Optional<String> target,
        Optional<Instant> from,
        Optional<Instant> to) {}
