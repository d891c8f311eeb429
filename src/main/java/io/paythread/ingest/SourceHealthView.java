package io.paythread.ingest;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The health of a source as JSON.
 *
 * @param object always {@code source_health}
 * @param lastEventAt when an event arrived last
 * @param silentSince since when nothing was delivered, where that is less than usual
 * @param lastReconciledAt when it was last compared with its provider
 * @param reconciledTo up to there everything was compared
 * @param reconciliation what came of comparing it
 * @param gaps how many there ever were
 * @param notDelivered what the provider has and does not send, most often because its webhook is not subscribed to it
 * @param late what was delivered much too late, of the latest 10,000 events
 * @param outOfOrderShare how many of the latest 10,000 events came after a later one
 * @param deliveryLag seconds from the provider's time to our door, over the latest 10,000 events
 * @param events the latest 10,000 events by state
 * @param door what all processes counted in this hour and the 23 before it; of others some seconds late
 */
record SourceHealthView(
        String source,
        String object,
        String state,
        @Nullable Instant lastEventAt,
        @Nullable Instant silentSince,
        @Nullable Instant lastReconciledAt,
        @Nullable Instant reconciledTo,
        Reconciliation reconciliation,
        GapCounts gaps,
        List<NotDelivered> notDelivered,
        @Nullable Lag deliveryLag,
        double outOfOrderShare,
        Late late,
        Map<String, Integer> events,
        Door door) {

    /** Seconds. */
    record Lag(double p50, double p95) {}

    /**
     * What came of comparing a source with its provider.
     *
     * @param recovered events that came by asking and had not come by themselves
     * @param failedAt when the latest one failed; null where it did not
     */
    record Reconciliation(long recovered, @Nullable Instant failedAt, @Nullable String errorCode) {}

    /** Gaps ever found, filled, and open now. */
    record GapCounts(int found, int filled, int open) {}

    /** Events, and the longest delay in seconds. */
    record Late(int events, double longest) {}

    /** Requests and events of a day. */
    record Door(long received, long stored, long duplicates, Map<String, Long> refused, Map<String, Long> notStored) {}

    static SourceHealthView of(Source source, SourceHealths.Known known, Door door) {
        InboundEventStore.Delivery delivery = known.delivery();
        Reconciled reconciled = known.reconciled();
        return new SourceHealthView(
                PublicId.format(IdPrefix.SOURCE, source.id()),
                "source_health",
                source.state().wireName(),
                delivery.lastAt().orElse(null),
                reconciled.silentSince().orElse(null),
                reconciled.at().orElse(null),
                reconciled.to().orElse(null),
                new Reconciliation(
                        reconciled.recovered(),
                        reconciled.failedAt().orElse(null),
                        reconciled.errorCode().orElse(null)),
                new GapCounts(
                        known.gaps().found(),
                        known.gaps().filled(),
                        known.gaps().open()),
                known.notDelivered(),
                lag(delivery),
                delivery.disorderedShare(),
                new Late(delivery.lateEvents(), delivery.longest()),
                counts(known.states()),
                door);
    }

    private static @Nullable Lag lag(InboundEventStore.Delivery delivery) {
        return delivery.p50()
                .flatMap(p50 -> delivery.p95().map(p95 -> new Lag(p50, p95)))
                .orElse(null);
    }

    private static Map<String, Integer> counts(Map<String, Integer> states) {
        Map<String, Integer> all = new TreeMap<>();
        EnumSet.allOf(InboundEventState.class)
                .forEach(state -> all.put(state.wireName(), states.getOrDefault(state.wireName(), 0)));
        return all;
    }
}
