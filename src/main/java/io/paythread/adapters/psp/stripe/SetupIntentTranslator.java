package io.paythread.adapters.psp.stripe;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import io.paythread.fact.Moment;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Party;
import java.util.List;
import java.util.Set;

/** Setup intents: saving a method for later. A matter of its own. */
final class SetupIntentTranslator implements Family {

    @Override
    public Set<String> types() {
        return Set.of(
                "setup_intent.created",
                "setup_intent.requires_action",
                "setup_intent.succeeded",
                "setup_intent.setup_failed",
                "setup_intent.canceled");
    }

    @Override
    public List<Fact> translate(StripeEvent event) {
        return List.of(
                switch (event.verb()) {
                    case "created" ->
                        told(
                                event,
                                Kind.SETUP_CREATED,
                                "created",
                                event.own(event.object().time("created"), 0));
                    case "requires_action" ->
                        told(event, Kind.SETUP_REQUIRES_ACTION, "requires_action/" + event.seconds(), event.own(1));
                    case "setup_failed" -> told(event, Kind.SETUP_FAILED, "failed/" + event.seconds(), event.own(1));
                    case "succeeded" -> told(event, Kind.SETUP_SUCCEEDED, "succeeded", event.own(2));
                    default -> told(event, Kind.SETUP_CANCELED, "canceled", event.own(2));
                });
    }

    private static Fact told(StripeEvent event, Kind kind, String fact, Moment moment) {
        StripeObject setup = event.object();
        return Matter.of(ObjectType.SETUP, event.id())
                .linking(ObjectType.PAYMENT_METHOD, setup.id("payment_method"))
                .linking(ObjectType.MANDATE, setup.id("mandate"))
                .belongingTo(setup.id("customer").map(Party::account))
                .happened(kind, "setup:" + event.id() + "/" + fact, moment, state(setup));
    }

    private static Attributes state(StripeObject setup) {
        Attributes.Builder builder = Common.of(setup);
        Common.putOrClear(builder, Attribute.NEXT_ACTION, setup, "next_action", "type");
        return builder.putAll(PaymentError.attributes(setup.at("last_setup_error")))
                .put(Attribute.CANCELLATION_REASON, setup.text("cancellation_reason"))
                .build();
    }
}
