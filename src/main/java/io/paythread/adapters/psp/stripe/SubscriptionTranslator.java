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
import org.jspecify.annotations.Nullable;

/** Subscriptions: matters of their own, to which invoices link. */
final class SubscriptionTranslator implements Family {
    private static final String PREFIX = "customer.subscription.";
    private static final String PAUSED = "paused";

    @Override
    public Set<String> types() {
        return Set.of(
                PREFIX + "created",
                PREFIX + "updated",
                PREFIX + "deleted",
                PREFIX + "paused",
                PREFIX + "resumed",
                PREFIX + "collection_paused",
                PREFIX + "collection_resumed",
                PREFIX + "trial_will_end",
                PREFIX + "pending_update_applied",
                PREFIX + "pending_update_expired");
    }

    @Override
    public List<Fact> translate(StripeEvent event) {
        StripeObject subscription = event.object();
        String again = event.verb() + "/" + event.seconds();
        return List.of(
                switch (event.verb()) {
                    case "created" -> {
                        Moment moment = event.own(subscription.time("created"), 0);
                        yield told(event, Kind.SUBSCRIPTION_CREATED, "created", moment, null);
                    }
                    case "deleted" -> {
                        Moment moment = event.own(subscription.time("ended_at"), 2);
                        yield told(event, Kind.SUBSCRIPTION_ENDED, "ended", moment, null);
                    }
                    case "paused" -> told(event, Kind.SUBSCRIPTION_PAUSED, again, event.own(1), null);
                    case "resumed" -> told(event, Kind.SUBSCRIPTION_RESUMED, again, event.own(1), null);
                    case "trial_will_end" -> {
                        Long end = subscription.number("trial_end");
                        String fact = "trial_will_end/" + (end == null ? event.seconds() : end);
                        yield told(event, Kind.SUBSCRIPTION_TRIAL_WILL_END, fact, event.own(1), null);
                    }
                    case "updated" -> updated(event);
                    default -> changed(event, event.verb());
                });
    }

    /** A pause and its end come as an event of their own too, of the same second. */
    private static Fact updated(StripeEvent event) {
        String before = event.previous().text("status");
        boolean isPaused = PAUSED.equals(event.object().text("status"));
        if (before != null && isPaused != before.equals(PAUSED)) {
            Kind kind = isPaused ? Kind.SUBSCRIPTION_PAUSED : Kind.SUBSCRIPTION_RESUMED;
            return told(event, kind, (isPaused ? "paused/" : "resumed/") + event.seconds(), event.own(1), null);
        }
        boolean notable = event.changed(
                "status",
                "items",
                "plan",
                "quantity",
                "cancel_at_period_end",
                "cancel_at",
                "pause_collection",
                "trial_end",
                "collection_method",
                "discount",
                "discounts");
        return notable
                ? changed(event, null)
                : matter(event)
                        .described(
                                event.own(1),
                                Subscription.of(event.object()).state().build());
    }

    /** Stripe tells some changes by an event of their own besides the update: one fact, with the reason. */
    private static Fact changed(StripeEvent event, @Nullable String reason) {
        return told(event, Kind.SUBSCRIPTION_UPDATED, "updated/" + event.seconds(), event.own(1), reason);
    }

    private static Fact told(StripeEvent event, Kind kind, String fact, Moment moment, @Nullable String reason) {
        Attributes attributes = Subscription.of(event.object())
                .state()
                .put(Attribute.REASON, reason)
                .put(Attribute.PREVIOUS_STATUS, event.previous().text("status"))
                .put(Attribute.CHANGED_FIELDS, event.changedFields())
                .build();
        return matter(event).happened(kind, "subscription:" + event.id() + "/" + fact, moment, attributes);
    }

    private static Matter matter(StripeEvent event) {
        StripeObject subscription = event.object();
        return Matter.of(ObjectType.SUBSCRIPTION, event.id())
                .linking(ObjectType.PAYMENT_METHOD, subscription.id("default_payment_method"))
                .linking(ObjectType.INVOICE, subscription.id("latest_invoice"))
                .belongingTo(subscription.id("customer").map(Party::account));
    }
}
