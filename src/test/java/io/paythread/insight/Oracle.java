package io.paythread.insight;

import io.paythread.demo.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Recomputes metrics from the events as they were sent, by their definitions and nothing else: it shares no code, no table
 * and no intermediate result with the service.
 */
final class Oracle {
    private final RawEvents events;
    private final OracleMarks marks = new OracleMarks();

    Oracle(List<Step> steps) {
        events = new RawEvents(steps);
        new AttemptOracle(events, marks).mark();
        new PaymentOracle(events, marks).mark();
        new RecoveryOracle(events, marks).mark();
        new RefundOracle(events, marks).mark();
        new DisputeOracle(events, marks).mark();
        new WarningOracle(events, marks).mark();
        new CheckoutOracle(events, marks).mark();
        new TicketOracle(events, marks).mark();
        new SubscriptionOracle(events, marks).mark();
    }

    /** Numerator and denominator by interval and group. */
    Map<String, List<Long>> sums(String metric, String step, ZoneId zone, String dimension, boolean perCurrency) {
        return marks.sums(metric, step, zone, dimension, perCurrency);
    }

    /** Number, middle and tenth of ten by interval. */
    Map<String, List<Long>> times(String metric, String step, ZoneId zone) {
        return marks.times(metric, step, zone);
    }

    /** Chargebacks of each month over payments of the month before. */
    Map<String, List<Long>> overMonthBefore(String metric, ZoneId zone) {
        Map<String, List<Long>> moved = new TreeMap<>();
        marks.sums(metric, "month", zone, "", false).forEach((key, both) -> {
            LocalDate month = LocalDate.parse(key.substring(0, key.indexOf('|')));
            both(moved, month).set(0, both.get(0));
            both(moved, month.plusMonths(1)).set(1, both.get(1));
        });
        moved.values().removeIf(both -> both.get(0) == 0 && both.get(1) == 0);
        return moved;
    }

    private static List<Long> both(Map<String, List<Long>> moved, LocalDate month) {
        return moved.computeIfAbsent(month + "||", none -> new ArrayList<>(List.of(0L, 0L)));
    }

    /** How many subscriptions there were at a moment. */
    long subscriptionsAt(Instant moment) {
        return new SubscriptionOracle(events, marks).at(moment);
    }
}
