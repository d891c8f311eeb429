package io.paythread.timeline;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import io.paythread.platform.money.Money;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The payments of a matter. Usually one; a matter without a payment intent has one payment under the reference of its
 * first attempt.
 */
final class Payments {
    /** Details of a payment that its own events lack and its decisive entry has. */
    private static final List<Attribute> FROM_ENTRIES = List.of(
            Attribute.METHOD,
            Attribute.CARD_BRAND,
            Attribute.CARD_LAST4,
            Attribute.CARD_EXPIRY,
            Attribute.CARD_COUNTRY,
            Attribute.CARD_FUNDING,
            Attribute.WALLET,
            Attribute.NETWORK,
            Attribute.BILLING_EMAIL,
            Attribute.BILLING_NAME,
            Attribute.RECEIPT_EMAIL,
            Attribute.DESCRIPTION,
            Attribute.STATEMENT_DESCRIPTOR,
            Attribute.ORDER_NUMBERS,
            Attribute.LIVE,
            Attribute.CAPTURE_METHOD,
            Attribute.FULFILLMENT,
            Attribute.DELIVERY_DUE_AT);

    private final SortedSet<Reference> references;
    private final List<Telling> byWeight;
    private final List<FoldedEntry> entries;

    Payments(SortedSet<Reference> references, List<Telling> byWeight, List<FoldedEntry> entries) {
        this.references = references;
        this.byWeight = byWeight;
        this.entries = entries;
    }

    List<FoldedObject> objects() {
        SortedSet<Reference> payments = ofType(ObjectType.PAYMENT);
        if (!payments.isEmpty()) {
            return payments.stream()
                    .map(p -> payment(p, payments.size() == 1 ? entries : about(p, payments)))
                    .toList();
        }
        return ofType(ObjectType.ATTEMPT).stream()
                .limit(1)
                .map(a -> payment(a, entries))
                .toList();
    }

    private SortedSet<Reference> ofType(ObjectType type) {
        TreeSet<Reference> found = new TreeSet<>();
        references.stream().filter(r -> r.type() == type).forEach(found::add);
        return found;
    }

    private List<FoldedEntry> about(Reference payment, Collection<Reference> payments) {
        return entries.stream()
                .filter(e -> e.about().contains(payment)
                        || (e.about().stream().noneMatch(payments::contains) && sharesAttempt(e, payment)))
                .toList();
    }

    private boolean sharesAttempt(FoldedEntry entry, Reference payment) {
        return byWeight.stream()
                .filter(t -> t.about().contains(payment))
                .flatMap(t -> t.about().stream())
                .anyMatch(r -> r.type() == ObjectType.ATTEMPT && entry.about().contains(r));
    }

    private FoldedObject payment(Reference reference, List<FoldedEntry> of) {
        List<Telling> all = byWeight.stream()
                .filter(t -> t.about().contains(reference)
                        || of.stream().anyMatch(e -> e.origins().contains(t)))
                .toList();
        PaymentMoney money = PaymentMoney.of(of, own(reference), attempts(all));
        return new FoldedObject(
                ObjectType.PAYMENT,
                reference,
                Optional.of(Statuses.ofPayment(of, money)),
                money.amount(),
                States.since(all, States.merged(own(reference))),
                States.recordedAt(all),
                States.together(all, Telling::about),
                States.together(all, Telling::related),
                attributes(reference, of, money),
                of.stream().anyMatch(FoldedEntry::unexpected),
                of.stream().map(FoldedEntry::key).toList());
    }

    /** Tellings of the payment's attempts themselves: what they say of the amount counts when the payment is unknown. */
    private static List<Telling> attempts(List<Telling> all) {
        return all.stream()
                .filter(t -> t.about().get(0).type() == ObjectType.ATTEMPT)
                .toList();
    }

    private List<Telling> own(Reference reference) {
        return byWeight.stream().filter(t -> t.about().get(0).equals(reference)).toList();
    }

    private Attributes attributes(Reference reference, List<FoldedEntry> of, PaymentMoney money) {
        Attributes.Builder builder = Attributes.builder();
        decisive(of).forEach(entry -> copy(entry.attributes(), builder));
        builder.putAll(States.merged(own(reference)));
        decisive(of).forEach(entry -> {
            if (entry.kind() == Kind.PAYMENT_SUCCEEDED) {
                copy(entry.attributes(), builder);
            }
        });
        if (money.captured().isEmpty() && of.stream().anyMatch(Payments::presumesMoney)) {
            builder.put(Attribute.AWAITED, List.of(Kind.PAYMENT_SUCCEEDED.wireName()));
        }
        Statuses.collecting(of).stream()
                .reduce((first, second) -> second)
                .ifPresent(entry -> builder.put(Attribute.CAPTURED_AT, entry.occurredAt()));
        money.captured().ifPresent(m -> builder.put(Attribute.AMOUNT_CAPTURED, m));
        money.refunded().ifPresent(m -> builder.put(Attribute.AMOUNT_REFUNDED_TOTAL, m));
        return builder.build();
    }

    /** What can only happen to money that was collected. */
    private static boolean presumesMoney(FoldedEntry entry) {
        return entry.kind() == Kind.REFUND_ISSUED || entry.kind() == Kind.DISPUTE_FUNDS_WITHDRAWN;
    }

    private static void copy(Attributes from, Attributes.Builder to) {
        FROM_ENTRIES.stream()
                .filter(from::has)
                .forEach(attribute -> to.put(attribute, from.values().get(attribute)));
    }

    private static Stream<FoldedEntry> decisive(List<FoldedEntry> entries) {
        return entries.stream()
                .filter(e -> e.kind() == Kind.PAYMENT_FAILED
                        || e.kind() == Kind.PAYMENT_AUTHORIZED
                        || e.kind() == Kind.PAYMENT_SUCCEEDED
                        || e.kind() == Kind.CHECKOUT_COMPLETED);
    }

    /**
     * The money of one payment.
     *
     * @param amount what it is about: collected, else asked for
     * @param captured what was collected
     * @param refunded what went back or is on its way, refunds that failed left out
     */
    record PaymentMoney(Optional<Money> amount, Optional<Money> captured, Optional<Money> refunded) {

        static PaymentMoney of(List<FoldedEntry> entries, List<Telling> own, List<Telling> attempts) {
            Optional<Money> captured = captured(entries);
            Optional<Money> asked = States.merged(own).money(Attribute.AMOUNT);
            Optional<Money> elsewhere = entries.stream()
                    .filter(e -> e.kind().wireName().startsWith("payment."))
                    .flatMap(e -> e.amount().stream())
                    .reduce((first, second) -> second);
            Optional<Money> attempted = attempts.stream()
                    .flatMap(t -> t.attributes().money(Attribute.AMOUNT).stream())
                    .max(Comparator.comparing(Money::currency).thenComparingLong(Money::minorUnits));
            return new PaymentMoney(
                    captured.or(() -> asked).or(() -> elsewhere).or(() -> attempted), captured, refunded(entries));
        }

        private static Optional<Money> captured(List<FoldedEntry> entries) {
            return sum(Statuses.collecting(entries).stream()
                    .flatMap(e -> e.attributes().money(Attribute.AMOUNT_CAPTURED).or(e::amount).stream()));
        }

        private static Optional<Money> refunded(List<FoldedEntry> entries) {
            return sum(entries.stream()
                    .filter(e -> e.kind() == Kind.REFUND_ISSUED)
                    .filter(e -> isUnderWay(e, entries))
                    .flatMap(e -> e.amount().stream()));
        }

        private static boolean isUnderWay(FoldedEntry refund, List<FoldedEntry> entries) {
            Optional<Reference> reference = refund.about().stream()
                    .filter(r -> r.type() == ObjectType.REFUND)
                    .findFirst();
            return reference.isEmpty()
                    || entries.stream()
                            .noneMatch(e -> (e.kind() == Kind.REFUND_FAILED || e.kind() == Kind.REFUND_CANCELED)
                                    && e.about().contains(reference.get()));
        }

        private static Optional<Money> sum(Stream<Money> amounts) {
            return amounts.reduce((a, b) -> a.currency().equals(b.currency()) ? a.plus(b) : a);
        }
    }
}
