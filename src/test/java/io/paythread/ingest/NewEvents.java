package io.paythread.ingest;

import io.paythread.ingest.spi.SplitEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Events for tests of the log. */
final class NewEvents {
    private static final AtomicLong COUNT = new AtomicLong();
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private NewEvents() {}

    static NewEvent event(UUID source, String reference) {
        return event(source, reference, "payment.made", SplitEvent.Form.SNAPSHOT, Optional.empty());
    }

    static NewEvent typed(UUID source, String reference, String type) {
        return event(source, reference, type, SplitEvent.Form.SNAPSHOT, Optional.empty());
    }

    static NewEvent thin(UUID source, String reference, String twin) {
        return event(source, reference, "payment.made", SplitEvent.Form.THIN, Optional.of(twin));
    }

    /** An event that the provider says happened then. */
    static NewEvent dated(UUID source, String reference, Instant at) {
        return event(source, reference, "payment.made", SplitEvent.Form.SNAPSHOT, Optional.empty(), at);
    }

    private static NewEvent event(
            UUID source, String reference, String type, SplitEvent.Form form, Optional<String> twin) {
        return event(source, reference, type, form, twin, NOW);
    }

    private static NewEvent event(
            UUID source, String reference, String type, SplitEvent.Form form, Optional<String> twin, Instant at) {
        byte[] body = ("{\"id\":\"" + reference + "\"}").getBytes(StandardCharsets.UTF_8);
        return new NewEvent(
                new UUID(7, COUNT.incrementAndGet()),
                source,
                reference,
                twin,
                type,
                form,
                NewEvent.Origin.WEBHOOK,
                Optional.of(at),
                NOW,
                Partitions.of(source, reference),
                Bodies.pack(body),
                body.length,
                Bodies.sha256(body),
                0,
                List.of(),
                Optional.empty());
    }
}
