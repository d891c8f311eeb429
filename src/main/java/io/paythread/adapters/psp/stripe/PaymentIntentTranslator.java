package io.paythread.adapters.psp.stripe;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import io.paythread.fact.Moment;
import io.paythread.fact.ObjectType;
import io.paythread.platform.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Payment intents: payments. What they say of an attempt merges with what the charge's own events say. */
final class PaymentIntentTranslator implements Family {

    @Override
    public Set<String> types() {
        return Set.of(
                "payment_intent.created",
                "payment_intent.processing",
                "payment_intent.requires_action",
                "payment_intent.amount_capturable_updated",
                "payment_intent.partially_funded",
                "payment_intent.succeeded",
                "payment_intent.payment_failed",
                "payment_intent.canceled");
    }

    @Override
    public List<Fact> translate(StripeEvent event) {
        PaymentIntent intent = PaymentIntent.of(event.object(), event.id());
        List<Fact> facts = new ArrayList<>(
                switch (event.verb()) {
                    case "created" -> created(event, intent);
                    case "processing" -> happened(event, intent, Kind.PAYMENT_PROCESSING, "processing");
                    case "requires_action" -> repeatable(event, intent, Kind.PAYMENT_REQUIRES_ACTION);
                    case "partially_funded" -> repeatable(event, intent, Kind.PAYMENT_PARTIALLY_FUNDED);
                    case "amount_capturable_updated" -> authorized(event, intent);
                    case "succeeded" -> succeeded(event, intent);
                    case "payment_failed" -> failed(event, intent);
                    default -> canceled(event, intent);
                });
        facts.addAll(chargesOf(event, intent));
        facts.addAll(intent.payer().identified(event.own(1)));
        return facts;
    }

    private static List<Fact> created(StripeEvent event, PaymentIntent intent) {
        Moment moment = event.own(intent.object().time("created"), 0);
        return List.of(intent.matter(intent.latestAttempt())
                .happened(
                        Kind.PAYMENT_CREATED,
                        intent.key("created"),
                        moment,
                        intent.state().build()));
    }

    private static List<Fact> happened(StripeEvent event, PaymentIntent intent, Kind kind, String fact) {
        return List.of(intent.matter(intent.latestAttempt())
                .happened(kind, intent.key(fact), event.own(1), intent.state().build()));
    }

    /** What can come several times for one payment is told apart by the second. */
    private static List<Fact> repeatable(StripeEvent event, PaymentIntent intent, Kind kind) {
        return happened(event, intent, kind, event.verb() + "/" + event.seconds());
    }

    private static List<Fact> authorized(StripeEvent event, PaymentIntent intent) {
        Money held = intent.object().money("amount_capturable");
        Attributes.Builder attributes = Common.labels(intent.object())
                .putAll(methodOf(intent, intent.latestAttempt()))
                .put(Attribute.AMOUNT, intent.object().money("amount"))
                .put(Attribute.CAPTURE_METHOD, intent.object().text("capture_method"))
                .put(Attribute.AMOUNT_AUTHORIZED, held != null && held.minorUnits() > 0 ? held : null);
        return ofAttempt(
                event, intent, Kind.PAYMENT_AUTHORIZED, intent.key("authorized"), intent.latestAttempt(), attributes);
    }

    private static List<Fact> failed(StripeEvent event, PaymentIntent intent) {
        Optional<String> attempt = intent.failedAttempt();
        String key = attempt.map(charge -> "attempt:" + charge + "/failed")
                .orElseGet(() -> intent.key("failed/" + event.seconds()));
        Attributes.Builder attributes = Common.labels(intent.object())
                .putAll(methodOf(intent, attempt))
                .putAll(intent.error())
                .put(Attribute.AMOUNT, intent.object().money("amount"));
        return ofAttempt(event, intent, Kind.PAYMENT_FAILED, key, attempt, attributes);
    }

    /** A fact of an attempt, told by its payment; the payment's own state besides. */
    private static List<Fact> ofAttempt(
            StripeEvent event,
            PaymentIntent intent,
            Kind kind,
            String key,
            Optional<String> attempt,
            Attributes.Builder attributes) {
        Attributes state = intent.state().build();
        if (attempt.isEmpty()) {
            Attributes all = intent.state().putAll(attributes.build()).build();
            return List.of(intent.matter(attempt).happened(kind, key, event.own(1), all));
        }
        Matter matter = intent.matter(attempt).ledBy(ObjectType.ATTEMPT, attempt);
        return List.of(
                matter.happened(kind, key, event.snapshot(event.created(), 1), attributes.build()),
                intent.matter(attempt).described(event.own(1), state));
    }

    private static List<Fact> succeeded(StripeEvent event, PaymentIntent intent) {
        Money received = intent.object().money("amount_received");
        Attributes.Builder attributes = intent.state().putAll(methodOf(intent, intent.latestAttempt()));
        if (received != null && received.minorUnits() > 0) {
            attributes.put(Attribute.AMOUNT, received);
        }
        return List.of(intent.matter(intent.latestAttempt())
                .happened(Kind.PAYMENT_SUCCEEDED, intent.key("succeeded"), event.own(2), attributes.build()));
    }

    private static List<Fact> canceled(StripeEvent event, PaymentIntent intent) {
        Instant at = intent.object().time("canceled_at");
        return List.of(intent.matter(intent.latestAttempt())
                .happened(
                        Kind.PAYMENT_CANCELED,
                        intent.key("canceled"),
                        event.own(at, 2),
                        intent.state().build()));
    }

    private static Attributes methodOf(PaymentIntent intent, Optional<String> attempt) {
        StripeObject charge = intent.charge(attempt);
        return attempt.isEmpty() || !charge.exists()
                ? Attributes.NONE
                : Charge.of(charge, attempt.get()).details().build();
    }

    private static List<Fact> chargesOf(StripeEvent event, PaymentIntent intent) {
        List<Fact> facts = new ArrayList<>();
        for (StripeObject object : intent.charges()) {
            object.id("id")
                    .map(id -> Charge.of(object, id))
                    .ifPresent(charge -> facts.add(charge.matter()
                            .with(ObjectType.PAYMENT, Optional.of(intent.id()))
                            .described(event.snapshot(event.created(), 1), charge.state())));
        }
        return facts;
    }
}
