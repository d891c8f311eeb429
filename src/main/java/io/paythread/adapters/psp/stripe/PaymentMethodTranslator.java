package io.paythread.adapters.psp.stripe;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Saved methods and the mandates given for them. */
final class PaymentMethodTranslator implements Family {

    @Override
    public Set<String> types() {
        return Set.of(
                "payment_method.attached",
                "payment_method.updated",
                "payment_method.automatically_updated",
                "payment_method.detached",
                "mandate.updated");
    }

    @Override
    public List<Fact> translate(StripeEvent event) {
        return event.type().equals("mandate.updated") ? mandate(event) : method(event);
    }

    private static List<Fact> method(StripeEvent event) {
        Payer payer = Payer.of(customer(event)).withCard(MethodDetails.fingerprint(event.object()));
        Matter matter = Matter.of(ObjectType.PAYMENT_METHOD, event.id()).belongingTo(payer.party());
        Attributes.Builder state = Common.of(event.object())
                .putAll(MethodDetails.attributes(event.object()))
                .put(Attribute.BILLING_EMAIL, event.object().text("billing_details", "email"))
                .put(Attribute.BILLING_NAME, event.object().text("billing_details", "name"));
        List<Fact> facts = new ArrayList<>();
        facts.add(
                switch (event.verb()) {
                    case "attached" ->
                        matter.happened(
                                Kind.PAYMENT_METHOD_ATTACHED, key(event, "attached"), event.own(0), state.build());
                    case "detached" ->
                        matter.happened(
                                Kind.PAYMENT_METHOD_DETACHED, key(event, "detached"), event.own(2), state.build());
                    default -> updated(event, matter, state);
                });
        facts.addAll(payer.identified(event.own(1)));
        return facts;
    }

    private static Fact updated(StripeEvent event, Matter matter, Attributes.Builder state) {
        boolean byNetwork = event.verb().equals("automatically_updated");
        Attributes attributes = state.put(Attribute.REASON, byNetwork ? "automatically_updated" : null)
                .put(Attribute.CHANGED_FIELDS, event.changedFields())
                .build();
        return matter.happened(
                Kind.PAYMENT_METHOD_UPDATED, key(event, "updated/" + event.seconds()), event.own(1), attributes);
    }

    private static String key(StripeEvent event, String fact) {
        return "payment_method:" + event.id() + "/" + fact;
    }

    /** A removed method names its former owner only among the changes. */
    private static Optional<String> customer(StripeEvent event) {
        return event.object().id("customer").or(() -> event.previous().id("customer"));
    }

    /** A mandate is given for one method for ever and names nobody itself: it belongs to the method's matter. */
    private static List<Fact> mandate(StripeEvent event) {
        StripeObject mandate = event.object();
        Attributes state = Common.of(mandate)
                .put(Attribute.PREVIOUS_STATUS, event.previous().text("status"))
                .put(Attribute.METHOD, mandate.text("payment_method_details", "type"))
                .put(Attribute.CHANGED_FIELDS, event.changedFields())
                .build();
        return List.of(Matter.of(ObjectType.MANDATE, event.id())
                .with(ObjectType.PAYMENT_METHOD, mandate.id("payment_method"))
                .happened(
                        Kind.MANDATE_UPDATED,
                        "mandate:" + event.id() + "/updated/" + event.seconds(),
                        event.own(1),
                        state));
    }
}
