package io.paythread.insight;

import io.paythread.fact.Attribute;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.platform.money.MoneyView;
import io.paythread.timeline.Details;
import io.paythread.timeline.ObjectRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Counts disputes: begun, answered, ended. Inquiries that stayed inquiries and prevented ones are not chargebacks. */
final class Disputes {
    private Disputes() {}

    static List<Counted> of(Known known) {
        List<Counted> counted = new ArrayList<>();
        known.all(ObjectType.DISPUTE).forEach(dispute -> {
            Counted.Marks marks = known.marks(dispute, known.paymentOf(dispute))
                    .withCode(Known.text(dispute.details(), Attribute.REASON).orElse(""));
            if (isChargeback(dispute)) {
                counted.add(known.counted(
                        Series.DISPUTE,
                        begunAt(known, dispute),
                        dispute,
                        marks,
                        amount(dispute),
                        contactedBefore(known, dispute) ? 1 : 0,
                        0));
            }
            due(known, dispute, marks).ifPresent(counted::add);
            counted.addAll(closed(known, dispute, marks));
        });
        return counted;
    }

    /** Whether the bank took the money back, or tried to. */
    static boolean isChargeback(ObjectRow dispute) {
        return dispute.status()
                .filter(status -> !status.startsWith("warning_") && !status.equals("prevented"))
                .isPresent();
    }

    /** When it became a chargeback: an inquiry does so later. */
    static Instant begunAt(Known known, ObjectRow dispute) {
        return known.first(dispute, Kind.DISPUTE_ESCALATED).orElse(dispute.occurredAt());
    }

    private static boolean contactedBefore(Known known, ObjectRow dispute) {
        Optional<UUID> payment = known.paymentOf(dispute).map(ObjectRow::id);
        return known.contacts().stream()
                .anyMatch(contact -> payment.filter(contact.payment()::equals).isPresent()
                        && contact.openedAt().isBefore(dispute.occurredAt()));
    }

    /** Without a deadline no answer is possible. */
    private static Optional<Counted> due(Known known, ObjectRow dispute, Counted.Marks marks) {
        Instant dueAt = dispute.details().instant(Attribute.DUE_AT);
        if (dueAt == null || dueAt.getEpochSecond() <= 0) {
            return Optional.empty();
        }
        Optional<Instant> answered = known.first(dispute, Kind.DISPUTE_EVIDENCE_SUBMITTED);
        boolean inTime = answered.map(at -> !at.isAfter(dueAt))
                .orElseGet(() -> isCountered(known, dispute)
                        && !Boolean.TRUE.equals(dispute.details().flag(Attribute.PAST_DUE)));
        return Optional.of(known.counted(Series.DISPUTE_DUE, dueAt, dispute, marks, inTime ? 1 : 0, 0, 0));
    }

    private static List<Counted> closed(Known known, ObjectRow dispute, Counted.Marks marks) {
        boolean won = dispute.status().filter("won"::equals).isPresent();
        if (!won && dispute.status().filter("lost"::equals).isEmpty()) {
            return List.of();
        }
        Instant at = known.first(dispute, Kind.DISPUTE_CLOSED).orElse(dispute.occurredAt());
        long amount = amount(dispute);
        List<Counted> counted = new ArrayList<>();
        counted.add(known.counted(Series.DISPUTE_CLOSED, at, dispute, marks, won ? amount : 0, amount, 0));
        if (isCountered(known, dispute)) {
            counted.add(known.counted(Series.DISPUTE_COUNTERED, at, dispute, marks, won ? 1 : 0, 0, 0));
        }
        return counted;
    }

    private static boolean isCountered(Known known, ObjectRow dispute) {
        Details details = dispute.details();
        Long submissions = details.number(Attribute.SUBMISSION_COUNT);
        return Boolean.TRUE.equals(details.flag(Attribute.EVIDENCE_SUBMITTED))
                || (submissions != null && submissions > 0)
                || known.first(dispute, Kind.DISPUTE_EVIDENCE_SUBMITTED).isPresent();
    }

    private static long amount(ObjectRow dispute) {
        return dispute.money().map(MoneyView::amount).orElse(0L);
    }
}
