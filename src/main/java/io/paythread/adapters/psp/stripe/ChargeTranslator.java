package io.paythread.adapters.psp.stripe;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import io.paythread.fact.Moment;
import io.paythread.platform.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Charges: the attempts of a payment. {@code charge.refunded} is told by the refunds. */
final class ChargeTranslator implements Family {

    @Override
    public Set<String> types() {
        return Set.of(
                "charge.pending",
                "charge.succeeded",
                "charge.failed",
                "charge.captured",
                "charge.expired",
                "charge.updated");
    }

    @Override
    public List<Fact> translate(StripeEvent event) {
        Charge charge = Charge.of(event.object(), event.id());
        List<Fact> facts = new ArrayList<>(
                switch (event.verb()) {
                    case "succeeded" -> charge.onlyHeld() ? authorized(event, charge) : succeeded(event, charge);
                    case "captured" -> succeeded(event, charge);
                    case "failed" -> failed(event, charge);
                    case "pending" -> processing(event, charge);
                    case "expired" -> expired(event, charge);
                    default -> List.of(charge.matter().described(event.own(1), charge.state()));
                });
        facts.addAll(charge.payer().identified(event.own(1)));
        return facts;
    }

    private static List<Fact> succeeded(StripeEvent event, Charge charge) {
        Money captured = charge.object().money("amount_captured");
        Attributes paid = charge.details()
                .put(
                        Attribute.AMOUNT,
                        isSomething(captured) ? captured : charge.object().money("amount"))
                .put(Attribute.AMOUNT_CAPTURED, captured)
                .build();
        return ofPayment(event, charge, Kind.PAYMENT_SUCCEEDED, "succeeded", 2, paid);
    }

    private static boolean isSomething(@Nullable Money money) {
        return money != null && money.minorUnits() > 0;
    }

    private static List<Fact> processing(StripeEvent event, Charge charge) {
        Attributes details = charge.details()
                .put(Attribute.AMOUNT, charge.object().money("amount"))
                .build();
        return ofPayment(event, charge, Kind.PAYMENT_PROCESSING, "processing", 1, details);
    }

    /** A fact of the payment, told by its attempt; the attempt's own state besides. */
    private static List<Fact> ofPayment(
            StripeEvent event, Charge charge, Kind kind, String fact, int step, Attributes attributes) {
        if (charge.payment().isEmpty()) {
            Attributes all = Attributes.builder()
                    .putAll(charge.state())
                    .putAll(attributes)
                    .build();
            return List.of(charge.matter().happened(kind, charge.key(fact), event.own(step), all));
        }
        Moment moment = event.snapshot(event.created(), step);
        return List.of(
                charge.matterOfPayment().happened(kind, charge.key(fact), moment, attributes),
                charge.matter().described(event.own(step), charge.state()));
    }

    private static List<Fact> authorized(StripeEvent event, Charge charge) {
        Attributes held = Attributes.builder()
                .putAll(charge.state())
                .put(Attribute.AMOUNT_AUTHORIZED, charge.object().money("amount"))
                .build();
        return List.of(charge.matter().happened(Kind.PAYMENT_AUTHORIZED, charge.key("authorized"), event.own(1), held));
    }

    private static List<Fact> failed(StripeEvent event, Charge charge) {
        String key = "attempt:" + charge.id() + "/failed";
        return List.of(charge.matter().happened(Kind.PAYMENT_FAILED, key, event.own(2), charge.state()));
    }

    private static List<Fact> expired(StripeEvent event, Charge charge) {
        String key = "attempt:" + charge.id() + "/authorization_expired";
        return List.of(charge.matter().happened(Kind.PAYMENT_AUTHORIZATION_EXPIRED, key, event.own(2), charge.state()));
    }
}
