package io.paythread.adapters.psp.stripe;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.platform.id.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checkout sessions. A delayed payment completes the checkout first and settles it later: both tell of the one
 * completion, the later with the payment's state.
 */
final class CheckoutTranslator implements Family {

    @Override
    public Set<String> types() {
        return Set.of(
                "checkout.session.created",
                "checkout.session.completed",
                "checkout.session.async_payment_succeeded",
                "checkout.session.async_payment_failed",
                "checkout.session.expired");
    }

    @Override
    public List<Fact> translate(StripeEvent event) {
        Payer payer = payer(event.object());
        Matter matter = matter(event, payer);
        Attributes state = state(event.object());
        List<Fact> facts = new ArrayList<>();
        started(event, matter).ifPresent(facts::add);
        if (event.verb().equals("created")) {
            facts.add(matter.described(event.own(0), state));
            facts.addAll(payer.identified(event.own(1)));
            return facts;
        }
        facts.add(
                switch (event.verb()) {
                    case "completed" ->
                        matter.happened(Kind.CHECKOUT_COMPLETED, key(event, "completed"), event.own(1), state);
                    case "async_payment_succeeded" ->
                        matter.happened(Kind.CHECKOUT_COMPLETED, key(event, "completed"), event.own(2), state);
                    case "async_payment_failed" ->
                        matter.happened(
                                Kind.CHECKOUT_PAYMENT_FAILED, key(event, "payment_failed"), event.own(2), state);
                    default -> matter.happened(Kind.CHECKOUT_EXPIRED, key(event, "expired"), event.own(2), state);
                });
        facts.addAll(payer.identified(event.own(1)));
        return facts;
    }

    /**
     * When it was opened. Stripe tells it with the first event of the checkout, which is that of its end; the event of
     * its beginning comes from who sends it besides.
     */
    private static Optional<Fact> started(StripeEvent event, Matter matter) {
        StripeObject session = event.object();
        Instant created = session.time("created");
        return created == null
                ? Optional.empty()
                : Optional.of(matter.happened(
                        Kind.CHECKOUT_STARTED, key(event, "started"), event.snapshot(created, 0), opening(session)));
    }

    /** What does not change any more once a checkout is open. */
    private static Attributes opening(StripeObject session) {
        return Attributes.builder()
                .put(Attribute.AMOUNT, session.money("amount_total"))
                .put(Attribute.CHECKOUT_MODE, session.text("mode"))
                .put(Attribute.CLIENT_REFERENCE, session.textOrNumber("client_reference_id"))
                .put(Attribute.RECOVERED_FROM, session.text("recovered_from"))
                .put(Attribute.LIVE, session.flag("livemode"))
                .build();
    }

    /** The prices and how many of each, in a settled order, as one mark; nothing where the items do not stand there. */
    private static @Nullable String items(StripeObject session) {
        List<String> lines = new ArrayList<>();
        for (StripeObject item : session.at("line_items").list("data")) {
            lines.add(item.id("price").orElse("") + " x " + item.number("quantity"));
        }
        Collections.sort(lines);
        return lines.isEmpty() ? null : Ids.derived("items", lines.toString()).toString();
    }

    private static String key(StripeEvent event, String fact) {
        return "checkout:" + event.id() + "/" + fact;
    }

    private static Payer payer(StripeObject session) {
        return Payer.of(
                session.id("customer"),
                Payer.Contact.of(session.at("customer_details")),
                Payer.Contact.ofEmail(session.text("customer_email")));
    }

    /** The checkout belongs to the payment that it makes, or to the invoice where a subscription is sold. */
    private static Matter matter(StripeEvent event, Payer payer) {
        StripeObject session = event.object();
        Optional<String> payment = session.id("payment_intent");
        Optional<String> invoice = session.id("invoice");
        return Matter.of(ObjectType.CHECKOUT, event.id())
                .with(ObjectType.PAYMENT, payment)
                .with(ObjectType.INVOICE, payment.isPresent() ? Optional.empty() : invoice)
                .linking(ObjectType.INVOICE, payment.isPresent() ? invoice : Optional.empty())
                .linking(ObjectType.SUBSCRIPTION, session.id("subscription"))
                .linking(ObjectType.SETUP, session.id("setup_intent"))
                .belongingTo(payer.party());
    }

    private static Attributes state(StripeObject session) {
        return Common.of(session)
                .put(Attribute.AMOUNT, session.money("amount_total"))
                .put(Attribute.CHECKOUT_MODE, session.text("mode"))
                .put(Attribute.PAYMENT_STATUS, session.text("payment_status"))
                .put(Attribute.CLIENT_REFERENCE, session.textOrNumber("client_reference_id"))
                .put(Attribute.RECOVERED_FROM, session.text("recovered_from"))
                .put(Attribute.ITEMS_DIGEST, items(session))
                .put(
                        Attribute.RECOVERY_EXPIRES_AT,
                        session.at("after_expiration", "recovery").time("expires_at"))
                .put(Attribute.RECOVERY_URL, session.text("after_expiration", "recovery", "url"))
                .put(Attribute.CHECKOUT_CONSENT, session.text("consent", "promotions"))
                .put(Attribute.EXPIRES_AT, session.time("expires_at"))
                .put(Attribute.LOCALE, locale(session))
                .put(Attribute.EMAIL, email(session))
                .put(Attribute.BILLING_ADDRESS, Common.address(session.at("customer_details", "address")))
                .putAll(Common.shipping(shipping(session)).build())
                .putAll(Common.purchase(session).build())
                .put(Attribute.NAME, session.text("customer_details", "name"))
                .put(Attribute.PHONE, session.text("customer_details", "phone"))
                .build();
    }

    /** It moved into {@code collected_information} with API 2025-03-31. */
    private static StripeObject shipping(StripeObject session) {
        StripeObject collected = session.at("collected_information", "shipping_details");
        return collected.exists() ? collected : session.at("shipping_details");
    }

    private static @Nullable String email(StripeObject session) {
        String given = session.text("customer_details", "email");
        return given == null ? session.text("customer_email") : given;
    }

    /** {@code auto} leaves the choice to the browser and says nothing of the person. */
    private static @Nullable String locale(StripeObject session) {
        String locale = session.text("locale");
        return "auto".equals(locale) ? null : locale;
    }
}
