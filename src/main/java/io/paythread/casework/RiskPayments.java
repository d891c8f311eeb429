package io.paythread.casework;

import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.timeline.ObjectRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What the risk of a ticket has to know of a person's payments. */
final class RiskPayments {
    private static final Set<String> INQUIRY = Set.of("warning_needs_response", "warning_under_review");
    private static final Set<String> PENDING = Set.of("pending", "requires_action");

    private final List<ObjectRow> rows;
    private final Set<UUID> linked;
    private final RiskRenewals renewals;

    /**
     * @param rows everything of the person
     * @param linked the ids of what the ticket is about
     */
    RiskPayments(List<ObjectRow> rows, Set<UUID> linked) {
        this.rows = rows;
        this.linked = linked;
        this.renewals = new RiskRenewals(rows);
    }

    List<RiskFacts.Payment> all() {
        return ofType(rows, ObjectType.PAYMENT)
                .map(payment -> payment(payment, around(payment)))
                .toList();
    }

    /** What belongs to a payment; where a matter has one payment only, all that is in it. */
    private List<ObjectRow> around(ObjectRow payment) {
        List<ObjectRow> matter = rows.stream()
                .filter(row -> row.matterId().equals(payment.matterId()))
                .toList();
        boolean alone = ofType(matter, ObjectType.PAYMENT).count() == 1;
        return matter.stream()
                .filter(row -> row.type() != ObjectType.PAYMENT && (alone || payment.concerns(row)))
                .toList();
    }

    private RiskFacts.Payment payment(ObjectRow payment, List<ObjectRow> around) {
        List<ObjectRow> attempts = ofType(around, ObjectType.ATTEMPT).toList();
        List<ObjectRow> refunds = ofType(around, ObjectType.REFUND).toList();
        return new RiskFacts.Payment(
                payment.id(),
                linked.contains(payment.id())
                        || around.stream().map(ObjectRow::id).anyMatch(linked::contains),
                paidAt(payment, attempts),
                payment.money(),
                renewals.of(ofType(around, ObjectType.INVOICE)),
                awaitedUntil(payment, attempts),
                ofType(around, ObjectType.EARLY_FRAUD_WARNING).findAny().isPresent(),
                ofType(around, ObjectType.DISPUTE).anyMatch(row -> isIn(row, INQUIRY)),
                refunds.stream().anyMatch(row -> isIn(row, Set.of("failed"))),
                payment.status().equals(Optional.of("refunded"))
                        && !refunds.isEmpty()
                        && refunds.stream().noneMatch(row -> isIn(row, PENDING) || isIn(row, Set.of("failed"))),
                refunds.stream()
                        .filter(row -> isIn(row, PENDING))
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
                .filter(row -> isIn(row, Set.of("succeeded")))
                .map(ObjectRow::occurredAt)
                .min(Comparator.naturalOrder())
                .or(() -> SubjectsOf.isPaid(payment) ? Optional.of(payment.occurredAt()) : Optional.empty());
    }

    /** A promise that was put off holds as it was said last; once goods came, no older word makes them awaited again. */
    private static Optional<Instant> awaitedUntil(ObjectRow payment, List<ObjectRow> attempts) {
        List<ObjectRow> said =
                Stream.concat(Stream.of(payment), attempts.stream()).toList();
        if (said.stream().anyMatch(row -> "delivered".equals(row.details().text(Attribute.FULFILLMENT)))) {
            return Optional.empty();
        }
        return said.stream()
                .map(row -> row.details().instant(Attribute.DELIVERY_DUE_AT))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    private static boolean isIn(ObjectRow row, Set<String> statuses) {
        return row.status().filter(statuses::contains).isPresent();
    }

    static Stream<ObjectRow> ofType(List<ObjectRow> rows, ObjectType type) {
        return rows.stream().filter(row -> row.type() == type);
    }
}
