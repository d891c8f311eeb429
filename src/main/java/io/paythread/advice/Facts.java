package io.paythread.advice;

import io.paythread.advice.WarningCase.Fulfillment;
import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.platform.money.Money;
import io.paythread.timeline.ObjectRow;
import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What advice depends on, picked from the objects of one matter. Pure. */
final class Facts {
    /** Newest first is what a reader looks at; a payment that was tried for years has hundreds. */
    private static final int MOST_ENTRIES = 20;

    private static final Set<String> GONE = Set.of("shipped", "delivered");

    private final List<ObjectRow> matter;

    Facts(List<ObjectRow> matter) {
        this.matter = List.copyOf(matter);
    }

    /** The payment of this id; else the one of the matter that names the same, as after it got another id. */
    Optional<ObjectRow> payment(ObjectRow asked) {
        return ofType(ObjectType.PAYMENT).stream()
                .filter(row -> row.id().equals(asked.id()))
                .findFirst()
                .or(() -> ofType(ObjectType.PAYMENT).stream()
                        .filter(row -> row.about().stream().anyMatch(asked.about()::contains))
                        .findFirst());
    }

    /** Objects of a type that are about the payment. */
    List<ObjectRow> of(ObjectRow payment, ObjectType type) {
        return ofType(type).stream().filter(payment::concerns).toList();
    }

    /** The payment that an object is about. */
    Optional<ObjectRow> paymentOf(ObjectRow object) {
        return ofType(ObjectType.PAYMENT).stream().filter(object::concerns).findFirst();
    }

    List<DisputeFact> disputes(ObjectRow payment) {
        return of(payment, ObjectType.DISPUTE).stream().map(DisputeFact::of).toList();
    }

    List<RefundFact> refunds(ObjectRow payment) {
        return of(payment, ObjectType.REFUND).stream().map(RefundFact::of).toList();
    }

    /** All that advice on a warning looks at. */
    WarningCase warning(ObjectRow warning, Instant now, Terms terms, boolean programNear) {
        Optional<ObjectRow> payment = paymentOf(warning);
        Optional<PaymentFact> fact = payment.map(PaymentFact::of);
        Optional<Money> fee =
                fact.flatMap(PaymentFact::collected).map(collected -> terms.disputeFee(collected.currency()));
        return new WarningCase(
                Optional.ofNullable(warning.details().flag(Attribute.ACTIONABLE)),
                fact,
                fee,
                fee.map(terms::judgedUpTo),
                payment.map(this::disputes).orElse(List.of()),
                fact.flatMap(PaymentFact::collectedAt).map(at -> Duration.between(at, now)),
                terms.reversalWindow(),
                payment.map(this::isShifted).orElse(false),
                payment.map(this::fulfillment).orElse(Fulfillment.UNKNOWN),
                programNear,
                entries(warning));
    }

    /** A bank that authenticated its customer bears the fraud, unless the provider says otherwise. */
    boolean isShifted(ObjectRow payment) {
        return of(payment, ObjectType.ATTEMPT).stream()
                .filter(attempt -> attempt.status().equals(Optional.of("succeeded")))
                .anyMatch(attempt -> Optional.ofNullable(attempt.details().flag(Attribute.LIABILITY_SHIFT))
                        .orElse("authenticated".equals(attempt.details().text(Attribute.THREE_D_SECURE))));
    }

    /** What any of them says; goods that were shipped once do not come back by an older word. */
    private Fulfillment fulfillment(ObjectRow payment) {
        List<String> words = of(payment, ObjectType.ATTEMPT).stream()
                .map(attempt -> attempt.details().text(Attribute.FULFILLMENT))
                .filter(Objects::nonNull)
                .toList();
        String own = payment.details().text(Attribute.FULFILLMENT);
        if (words.stream().anyMatch(GONE::contains) || (own != null && GONE.contains(own))) {
            return Fulfillment.SHIPPED;
        }
        if (words.contains("not_shipped") || "not_shipped".equals(own)) {
            return Fulfillment.NOT_SHIPPED;
        }
        return words.contains("digital") || "digital".equals(own) ? Fulfillment.DIGITAL : Fulfillment.UNKNOWN;
    }

    private List<ObjectRow> ofType(ObjectType type) {
        return matter.stream().filter(row -> row.type() == type).toList();
    }

    /** The newest entries that an object rests on. */
    static List<UUID> entries(ObjectRow row) {
        JsonArray entries = row.state().getJsonArray("entries", new JsonArray());
        return entries.stream()
                .skip(Math.max(0, entries.size() - MOST_ENTRIES))
                .map(id -> UUID.fromString(String.valueOf(id)))
                .toList();
    }
}
