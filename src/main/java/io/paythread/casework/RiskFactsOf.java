package io.paythread.casework;

import io.paythread.fact.Attribute;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.timeline.EntryRow;
import io.paythread.timeline.ObjectRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes what the risk of a ticket is judged by out of objects and entries of the timeline. */
final class RiskFactsOf {
    private static final Set<String> DONE = Set.of("solved", "closed");

    private RiskFactsOf() {}

    /**
     * @param rows everything of the person
     * @param linked the ids of what the ticket is about
     * @param promises tags by which a refund is promised
     */
    static RiskFacts of(
            Instant now,
            ObjectRow ticket,
            List<EntryRow> entries,
            List<ObjectRow> rows,
            Set<UUID> linked,
            List<String> promises) {
        return new RiskFacts(
                now,
                ticket.occurredAt(),
                ticket.status().filter(DONE::contains).isPresent(),
                Objects.equals(ticket.details().text(Attribute.CSAT_SCORE), "good"),
                promisedAt(ticket, entries, promises),
                Passages.of(ticket, entries),
                new RiskPayments(rows, linked).all(),
                times(rows, ObjectType.DISPUTE),
                times(rows, ObjectType.REFUND),
                ofType(rows, ObjectType.SUBSCRIPTION).stream()
                        .flatMap(row -> Optional.ofNullable(row.details().instant(Attribute.TRIAL_END)).stream())
                        .toList());
    }

    private static Optional<Instant> promisedAt(ObjectRow ticket, List<EntryRow> entries, List<String> promises) {
        if (ticket.details().list(Attribute.TAGS).stream().noneMatch(promises::contains)) {
            return Optional.empty();
        }
        return entries.stream()
                .filter(entry -> entry.kind().equals(Kind.TICKET_TAGS_CHANGED.wireName()))
                .filter(entry ->
                        entry.details().list(Attribute.TAGS_ADDED).stream().anyMatch(promises::contains))
                .map(EntryRow::occurredAt)
                .min(Comparator.naturalOrder())
                .or(() -> Optional.of(ticket.occurredAt()));
    }

    private static List<Instant> times(List<ObjectRow> rows, ObjectType type) {
        return ofType(rows, type).stream().map(ObjectRow::occurredAt).toList();
    }

    private static List<ObjectRow> ofType(List<ObjectRow> rows, ObjectType type) {
        return rows.stream().filter(row -> row.type() == type).toList();
    }
}
