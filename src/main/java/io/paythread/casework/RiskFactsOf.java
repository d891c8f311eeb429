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
    private static final Set<String> INQUIRY = Set.of("warning_needs_response", "warning_under_review");
    private static final Set<String> RENEWAL = Set.of("subscription_cycle", "subscription");

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
                ofType(rows, ObjectType.PAYMENT).stream()
                        .map(payment -> payment(payment, around(payment, rows), linked))
                        .toList(),
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

    /** What belongs to a payment; where a matter has one payment only, all that is in it. */
    private static List<ObjectRow> around(ObjectRow payment, List<ObjectRow> rows) {
        List<ObjectRow> matter = rows.stream()
                .filter(row -> row.matterId().equals(payment.matterId()))
                .toList();
        boolean alone = ofType(matter, ObjectType.PAYMENT).size() == 1;
        return matter.stream()
                .filter(row -> row.type() != ObjectType.PAYMENT && (alone || payment.concerns(row)))
                .toList();
    }

    private static RiskFacts.Payment payment(ObjectRow payment, List<ObjectRow> around, Set<UUID> linked) {
        List<ObjectRow> attempts = ofType(around, ObjectType.ATTEMPT);
        List<ObjectRow> refunds = ofType(around, ObjectType.REFUND);
        return new RiskFacts.Payment(
                payment.id(),
                linked.contains(payment.id())
                        || around.stream().map(ObjectRow::id).anyMatch(linked::contains),
                paidAt(payment, attempts),
                payment.money(),
                ofType(around, ObjectType.INVOICE).stream()
                        .map(row -> row.details().text(Attribute.BILLING_REASON))
                        .filter(Objects::nonNull)
                        .anyMatch(RENEWAL::contains),
                !ofType(around, ObjectType.EARLY_FRAUD_WARNING).isEmpty(),
                has(ofType(around, ObjectType.DISPUTE), INQUIRY),
                has(refunds, Set.of("failed")),
                payment.status().equals(Optional.of("refunded"))
                        && !refunds.isEmpty()
                        && !has(refunds, Set.of("pending", "requires_action", "failed")),
                refunds.stream()
                        .filter(row -> has(List.of(row), Set.of("pending", "requires_action")))
                        .map(ObjectRow::occurredAt)
                        .min(Comparator.naturalOrder()),
                attempts.stream()
                        .anyMatch(row -> Boolean.TRUE.equals(row.details().flag(Attribute.LIABILITY_SHIFT))),
                attempts.stream()
                        .flatMap(
                                row -> Optional.ofNullable(row.details().text(Attribute.STATEMENT_DESCRIPTOR)).stream())
                        .findFirst());
    }

    private static Optional<Instant> paidAt(ObjectRow payment, List<ObjectRow> attempts) {
        return attempts.stream()
                .filter(row -> has(List.of(row), Set.of("succeeded")))
                .map(ObjectRow::occurredAt)
                .min(Comparator.naturalOrder())
                .or(() -> SubjectsOf.isPaid(payment) ? Optional.of(payment.occurredAt()) : Optional.empty());
    }

    private static boolean has(List<ObjectRow> rows, Set<String> statuses) {
        return rows.stream()
                .anyMatch(row -> row.status().filter(statuses::contains).isPresent());
    }

    private static List<Instant> times(List<ObjectRow> rows, ObjectType type) {
        return ofType(rows, type).stream().map(ObjectRow::occurredAt).toList();
    }

    private static List<ObjectRow> ofType(List<ObjectRow> rows, ObjectType type) {
        return rows.stream().filter(row -> row.type() == type).toList();
    }
}
