package io.paythread.ingest;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The health of a source as JSON.
 *
 * @param object always {@code source_health}
 * @param lastEventAt when an event arrived last
 * @param deliveryLag seconds from the provider's time to our door, over the latest 10,000 events
 * @param events the latest 10,000 events by state
 * @param door what the answering process counted since its start
 */
record SourceHealthView(
        String source,
        String object,
        String state,
        @Nullable Instant lastEventAt,
        @Nullable Lag deliveryLag,
        Map<String, Integer> events,
        Door door) {

    /** Seconds. */
    record Lag(double p50, double p95) {}

    /** Requests and events since the start of the process. */
    record Door(long received, long stored, long duplicates, Map<String, Long> refused, Map<String, Long> notStored) {}

    static SourceHealthView of(
            Source source, InboundEventStore.Delivery delivery, Map<String, Integer> states, Door door) {
        Map<String, Integer> all = new TreeMap<>();
        EnumSet.allOf(InboundEventState.class)
                .forEach(state -> all.put(state.wireName(), states.getOrDefault(state.wireName(), 0)));
        Lag lag = delivery.p50()
                .flatMap(p50 -> delivery.p95().map(p95 -> new Lag(p50, p95)))
                .orElse(null);
        return new SourceHealthView(
                PublicId.format(IdPrefix.SOURCE, source.id()),
                "source_health",
                source.state().wireName(),
                delivery.lastAt().orElse(null),
                lag,
                all,
                door);
    }
}
