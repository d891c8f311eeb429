package io.paythread.insight;

import io.paythread.fact.Attribute;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.platform.money.MoneyView;
import io.paythread.timeline.EntryRow;
import io.paythread.timeline.ObjectRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Counts payments: tried, confirmed, held, collected, given back. */
final class PaymentCounts {
    private static final Set<String> COLLECTED = Set.of("succeeded", "partially_refunded", "refunded");
    private static final Set<String> CONFIRMED = Set.of("authenticated");
    private static final Kind[] TRIED = {
        Kind.PAYMENT_FAILED,
        Kind.PAYMENT_AUTHORIZED,
        Kind.PAYMENT_SUCCEEDED,
        Kind.PAYMENT_PROCESSING,
        Kind.CHECKOUT_COMPLETED
    };

    private PaymentCounts() {}

    static List<Counted> of(Known known) {
        List<Counted> counted = new ArrayList<>();
        for (ObjectRow payment : known.all(ObjectType.PAYMENT)) {
            List<ObjectRow> attempts = known.of(payment, ObjectType.ATTEMPT);
            Optional<ObjectRow> last =
                    attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
            Counted.Marks marks = known.marks(payment, last);
            Optional<EntryRow> capture = capture(known, payment);
            boolean tried =
                    capture.isPresent() || !known.entriesOf(payment, TRIED).isEmpty();
            long tickets = known.contacts().stream()
                    .filter(contact -> contact.payment().equals(payment.id()))
                    .count();
            counted.add(known.counted(
                    Series.PAYMENT,
                    payment.occurredAt(),
                    payment,
                    marks,
                    capture.isPresent() ? 1 : 0,
                    tried ? 1 : 0,
                    tickets));
            challenge(known, payment, attempts, capture.isPresent())
                    .map(done ->
                            known.counted(Series.CHALLENGE, done.at(), payment, marks, done.confirmed() ? 1 : 0, 0, 0))
                    .ifPresent(counted::add);
            capture.ifPresent(entry -> counted.addAll(collected(known, payment, marks, entry)));
        }
        return counted;
    }

    /** What says that the money was collected; a refund alone says so too, but not when. */
    private static Optional<EntryRow> capture(Known known, ObjectRow payment) {
        if (!payment.status().map(COLLECTED::contains).orElse(false)) {
            return Optional.empty();
        }
        return known.entriesOf(payment, Kind.PAYMENT_SUCCEEDED).stream()
                .findFirst()
                .or(() -> known.entriesOf(payment, Kind.CHECKOUT_COMPLETED).stream()
                        .filter(entry -> "paid".equals(entry.details().text(Attribute.PAYMENT_STATUS)))
                        .findFirst())
                .or(() -> invoice(known, payment));
    }

    /** An invoice whose payment nothing else tells of; one that was paid outside of the provider collected nothing. */
    private static Optional<EntryRow> invoice(Known known, ObjectRow payment) {
        return payment.details().instant(Attribute.CAPTURED_AT) == null
                ? Optional.empty()
                : known.entriesOf(payment, Kind.INVOICE_PAID).stream().findFirst();
    }

    private record Challenge(Instant at, boolean confirmed) {}

    /** Where no attempt tells the result, a payment that was collected after the challenge was confirmed. */
    private static Optional<Challenge> challenge(
            Known known, ObjectRow payment, List<ObjectRow> attempts, boolean collected) {
        List<String> results = attempts.stream()
                .flatMap(attempt -> Known.text(attempt.details(), Attribute.THREE_D_SECURE).stream())
                .toList();
        boolean confirmed = results.isEmpty() ? collected : results.stream().anyMatch(CONFIRMED::contains);
        return known.first(payment, Kind.PAYMENT_REQUIRES_ACTION).map(at -> new Challenge(at, confirmed));
    }

    private static List<Counted> collected(Known known, ObjectRow payment, Counted.Marks marks, EntryRow capture) {
        List<Counted> counted = new ArrayList<>();
        Optional<MoneyView> amount = Optional.ofNullable(payment.details().money(Attribute.AMOUNT_CAPTURED))
                .or(capture::money)
                .or(payment::money);
        Counted.Marks inMoney =
                amount.map(money -> marks.withCurrency(money.currency())).orElse(marks);
        long refunded = Optional.ofNullable(payment.details().money(Attribute.AMOUNT_REFUNDED_TOTAL))
                .filter(money -> money.currency().equals(inMoney.currency()))
                .map(MoneyView::amount)
                .orElse(0L);
        long chargebacks = known.of(payment, ObjectType.DISPUTE).stream()
                .filter(Disputes::isChargeback)
                .count();
        counted.add(known.counted(
                Series.CAPTURED,
                capture.occurredAt(),
                payment,
                inMoney,
                amount.map(MoneyView::amount).orElse(0L),
                refunded,
                chargebacks));
        known.first(payment, Kind.PAYMENT_AUTHORIZED)
                .filter(held -> !held.isAfter(capture.occurredAt()))
                .map(held -> known.counted(
                        Series.CAPTURE_TIME,
                        held,
                        payment,
                        inMoney,
                        Duration.between(held, capture.occurredAt()).toMillis(),
                        0,
                        0))
                .ifPresent(counted::add);
        return counted;
    }
}
