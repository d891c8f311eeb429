package io.paythread.insight;

import io.paythread.casework.BusinessTime;
import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.timeline.ObjectRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Counts how long refunds took: since a customer first wrote, and until the bank can find them. */
final class Refunds {
    private static final Set<String> NOT_GIVEN_BACK = Set.of("failed", "canceled");

    private Refunds() {}

    static List<Counted> of(Known known, BusinessTime hours) {
        List<Counted> counted = new ArrayList<>();
        known.all(ObjectType.REFUND).stream()
                .filter(refund -> !NOT_GIVEN_BACK.contains(refund.status().orElse("")))
                .forEach(refund -> {
                    Counted.Marks marks = known.marks(refund, known.paymentOf(refund));
                    waited(known, refund, marks, hours).ifPresent(counted::add);
                    traced(known, refund, marks).ifPresent(counted::add);
                });
        return counted;
    }

    /** Since the first ticket about the payment; refunds that nobody wrote before are not waited for. */
    private static Optional<Counted> waited(Known known, ObjectRow refund, Counted.Marks marks, BusinessTime hours) {
        Instant made = refund.occurredAt();
        return known.paymentOf(refund).flatMap(payment -> known.contacts().stream()
                .filter(contact -> contact.payment().equals(payment.id()))
                .map(Contact::openedAt)
                .filter(at -> !at.isAfter(made))
                .min(Comparator.naturalOrder())
                .map(first -> known.counted(
                        Series.REFUND_WAIT,
                        made,
                        refund,
                        marks,
                        hours.between(first, made).toMillis(),
                        Duration.between(first, made).toMillis(),
                        0)));
    }

    private static Optional<Counted> traced(Known known, ObjectRow refund, Counted.Marks marks) {
        Instant made = refund.occurredAt();
        return Optional.ofNullable(refund.details().instant(Attribute.REFUND_REFERENCE_AT))
                .filter(at -> !at.isBefore(made))
                .map(at -> known.counted(
                        Series.REFUND_TRACE,
                        made,
                        refund,
                        marks,
                        Duration.between(made, at).toMillis(),
                        0,
                        0));
    }
}
