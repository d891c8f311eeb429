package io.paythread.timeline;

import io.paythread.platform.money.MoneyView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which entries of a timeline a reader wants.
 *
 * @param kinds empty for all
 * @param from inclusive
 * @param to exclusive
 * @param minAmount at least that much, in that currency
 * @param text what summary, references or words must contain, in any case
 * @param asOf as the timeline stood then
 */
record TimelineFilter(
        List<String> kinds,
        Optional<UUID> source,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<MoneyView> minAmount,
        Optional<String> status,
        Optional<String> text,
        Optional<Instant> asOf,
        boolean ascending) {
    TimelineFilter {
        kinds = List.copyOf(kinds);
    }
}
