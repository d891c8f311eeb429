package io.paythread.adapters.psp.stripe;

import io.paythread.ingest.spi.InboundEvent;
import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.SplitEvent;
import io.paythread.ingest.spi.Translation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes bodies through the adapter as ingest and projection do, without what lies between. */
final class StripeEvents {
    static final Instant RECEIVED = Instant.parse("2026-09-14T09:00:00Z");

    private static final StripeAdapter ADAPTER = new StripeAdapter();
    private static final UUID NOBODY = new UUID(0, 0);

    private StripeEvents() {}

    static InboundRequest request(byte[] body) {
        return new InboundRequest(Map.of(), body, RECEIVED);
    }

    static SplitEvent split(byte[] body) {
        List<SplitEvent> events = ADAPTER.split(request(body));
        if (events.size() != 1) {
            throw new AssertionError("one request is one event, not " + events.size());
        }
        return events.get(0);
    }

    static Translation translate(SplitEvent event) {
        return ADAPTER.translate(new InboundEvent(
                NOBODY,
                NOBODY,
                event.reference(),
                event.type(),
                event.providerTime(),
                RECEIVED,
                event.form(),
                event.body()));
    }

    static Translation translate(String body) {
        return translate(split(body.getBytes(StandardCharsets.UTF_8)));
    }
}
