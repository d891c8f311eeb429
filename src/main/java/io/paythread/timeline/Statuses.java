package io.paythread.timeline;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.platform.money.Money;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The word for an object's present state. A payment's and an attempt's are ours; others are the provider's. */
final class Statuses {
    private static final Map<Kind, String> PAYMENT_MOVES = new EnumMap<>(Map.of(
            Kind.PAYMENT_CREATED, "created",
            Kind.PAYMENT_REQUIRES_ACTION, "requires_action",
            Kind.PAYMENT_PROCESSING, "processing",
            Kind.PAYMENT_PARTIALLY_FUNDED, "partially_funded",
            Kind.PAYMENT_FAILED, "failed",
            Kind.PAYMENT_AUTHORIZED, "authorized",
            Kind.PAYMENT_AUTHORIZATION_EXPIRED, "expired",
            Kind.PAYMENT_CANCELED, "canceled",
            Kind.CHECKOUT_COMPLETED, "processing"));

    private Statuses() {}

    /**
     * A payment's state: what went back before what came in, what came in before every earlier step, however late the
     * earlier step was told.
     */
    static String ofPayment(List<FoldedEntry> entries, Payments.PaymentMoney money) {
        boolean collected = !collecting(entries).isEmpty();
        Optional<Money> refunded = money.refunded().filter(m -> m.minorUnits() > 0);
        if (refunded.isPresent()) {
            return fully(refunded.get(), money) ? "refunded" : "partially_refunded";
        }
        if (collected) {
            return "succeeded";
        }
        return States.last(entries, PAYMENT_MOVES.keySet())
                .map(entry -> PAYMENT_MOVES.getOrDefault(entry.kind(), "unknown"))
                .orElse("unknown");
    }

    /**
     * Whether an invoice was paid by an attempt of which nothing else has told. An invoice that was paid outside of the
     * provider still names its last attempt, which failed.
     */
    static boolean settles(FoldedEntry entry, List<FoldedEntry> entries) {
        return entry.kind() == Kind.INVOICE_PAID
                && entry.about().stream()
                        .filter(reference -> reference.type() == ObjectType.ATTEMPT)
                        .anyMatch(attempt -> entries.stream()
                                .noneMatch(other -> other.kind() == Kind.PAYMENT_FAILED
                                        && other.about().contains(attempt)));
    }

    /** What tells that money was collected; a checkout that was paid counts where nothing else does. */
    static List<FoldedEntry> collecting(List<FoldedEntry> entries) {
        List<FoldedEntry> found = entries.stream()
                .filter(entry -> entry.kind() == Kind.PAYMENT_SUCCEEDED || settles(entry, entries))
                .toList();
        return found.isEmpty()
                ? entries.stream().filter(Statuses::isPaidCheckout).reduce((first, second) -> second).stream()
                        .toList()
                : found;
    }

    private static boolean isPaidCheckout(FoldedEntry entry) {
        return entry.kind() == Kind.CHECKOUT_COMPLETED
                && entry.attributes().text(Attribute.PAYMENT_STATUS).equals(Optional.of("paid"));
    }

    private static boolean fully(Money refunded, Payments.PaymentMoney money) {
        Optional<Money> whole = money.captured().or(money::amount);
        return whole.isPresent()
                && whole.get().currency().equals(refunded.currency())
                && refunded.minorUnits() >= whole.get().minorUnits();
    }

    static Optional<String> of(ObjectType type, Attributes attributes, List<FoldedEntry> entries) {
        return switch (type) {
            case ATTEMPT -> Optional.of(ofAttempt(entries));
            case REFUND -> Optional.of(ofRefund(attributes, entries));
            case EARLY_FRAUD_WARNING ->
                attributes.flag(Attribute.ACTIONABLE).map(open -> open ? "actionable" : "not_actionable");
            case CHECKOUT -> attributes.text(Attribute.STATUS).or(() -> ofCheckout(entries));
            case SUBSCRIPTION ->
                States.last(entries, List.of(Kind.SUBSCRIPTION_ENDED))
                        .map(entry -> "canceled")
                        .or(() -> attributes.text(Attribute.STATUS));
            case PAYMENT,
                    DISPUTE,
                    REVIEW,
                    SETUP,
                    PAYMENT_METHOD,
                    MANDATE,
                    INVOICE,
                    CREDIT_NOTE,
                    ACCOUNT,
                    TICKET,
                    MESSAGE -> attributes.text(Attribute.STATUS);
        };
    }

    private static String ofAttempt(List<FoldedEntry> entries) {
        if (entries.stream().anyMatch(e -> e.kind() == Kind.PAYMENT_SUCCEEDED || settles(e, entries))) {
            return "succeeded";
        }
        return States.last(
                        entries,
                        List.of(Kind.PAYMENT_FAILED, Kind.PAYMENT_AUTHORIZED, Kind.PAYMENT_AUTHORIZATION_EXPIRED))
                .map(entry -> PAYMENT_MOVES.getOrDefault(entry.kind(), "unknown"))
                .orElse("unknown");
    }

    private static String ofRefund(Attributes attributes, List<FoldedEntry> entries) {
        return States.last(entries, List.of(Kind.REFUND_FAILED, Kind.REFUND_CANCELED))
                .map(entry -> entry.kind() == Kind.REFUND_FAILED ? "failed" : "canceled")
                .orElseGet(() -> attributes.text(Attribute.STATUS).orElse("pending"));
    }

    private static Optional<String> ofCheckout(List<FoldedEntry> entries) {
        return States.last(entries, List.of(Kind.CHECKOUT_EXPIRED, Kind.CHECKOUT_COMPLETED, Kind.PAYMENT_SUCCEEDED))
                .map(entry -> entry.kind() == Kind.CHECKOUT_EXPIRED ? "expired" : "complete");
    }
}
