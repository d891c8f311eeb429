package io.paythread.insight;

import io.paythread.advice.FraudReports;
import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.timeline.ObjectRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Counts early fraud warnings and what followed them. */
final class Warnings {
    private static final Duration FOLLOWS = Duration.ofDays(120);
    private static final Set<String> NOT_GIVEN_BACK = Set.of("failed", "canceled");

    private Warnings() {}

    static List<Counted> of(Known known) {
        return known.all(ObjectType.EARLY_FRAUD_WARNING).stream()
                .map(warning -> warning(known, warning))
                .toList();
    }

    private static Counted warning(Known known, ObjectRow warning) {
        Optional<ObjectRow> payment = known.paymentOf(warning);
        Instant at = warning.occurredAt();
        List<ObjectRow> disputes = payment.map(one -> known.of(one, ObjectType.DISPUTE)).orElse(List.of()).stream()
                .filter(Disputes::isChargeback)
                .toList();
        boolean before =
                disputes.stream().anyMatch(one -> !Disputes.begunAt(known, one).isAfter(at));
        boolean followed = disputes.stream()
                .filter(one -> "fraudulent".equals(one.details().text(Attribute.REASON)))
                .map(one -> Disputes.begunAt(known, one))
                .anyMatch(begun -> begun.isAfter(at) && !begun.isAfter(at.plus(FOLLOWS)));
        Counted.Marks marks = known.marks(warning, payment).withCode(outcome(known, payment));
        boolean exempt = FraudReports.areLeftOut(
                payment.map(one -> known.of(one, ObjectType.DISPUTE)).orElse(List.of()));
        return known.counted(
                Series.WARNING, at, warning, marks, followed && !before ? 1 : 0, before ? 0 : 1, exempt ? 0 : 1);
    }

    /** Whether the money went back, and whether the issuer bears the fraud. */
    private static String outcome(Known known, Optional<ObjectRow> payment) {
        boolean refunded = payment.map(one -> known.of(one, ObjectType.REFUND)).orElse(List.of()).stream()
                .anyMatch(refund -> !NOT_GIVEN_BACK.contains(refund.status().orElse("")));
        boolean shifted = payment.map(one -> known.of(one, ObjectType.ATTEMPT)).orElse(List.of()).stream()
                .anyMatch(attempt -> Boolean.TRUE.equals(attempt.details().flag(Attribute.LIABILITY_SHIFT)));
        return (refunded ? "refunded" : "kept") + (shifted ? "_liability_shifted" : "");
    }
}
