package io.paythread.adapters.psp.stripe;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import java.util.List;
import java.util.Set;

/** Early fraud warnings of the card's bank, and manual reviews. Both name a charge and a payment, never a customer. */
final class RiskTranslator implements Family {

    @Override
    public Set<String> types() {
        return Set.of(
                "radar.early_fraud_warning.created",
                "radar.early_fraud_warning.updated",
                "review.opened",
                "review.closed");
    }

    @Override
    public List<Fact> translate(StripeEvent event) {
        return List.of(
                switch (event.verb()) {
                    case "created" -> warning(event, 0);
                    case "updated" -> warning(event, 1);
                    case "opened" -> opened(event);
                    default -> closed(event);
                });
    }

    /** A later event tells the same warning again, with what became of it. */
    private static Fact warning(StripeEvent event, int step) {
        StripeObject warning = event.object();
        Attributes attributes = Common.of(warning)
                .put(Attribute.ACTIONABLE, warning.flag("actionable"))
                .put(Attribute.FRAUD_TYPE, warning.text("fraud_type"))
                .build();
        return matter(ObjectType.EARLY_FRAUD_WARNING, event)
                .happened(
                        Kind.EARLY_FRAUD_WARNING_RECEIVED,
                        "early_fraud_warning:" + event.id() + "/received",
                        event.own(warning.time("created"), step),
                        attributes);
    }

    private static Fact opened(StripeEvent event) {
        return matter(ObjectType.REVIEW, event)
                .happened(
                        Kind.REVIEW_OPENED,
                        "review:" + event.id() + "/opened",
                        event.own(event.object().time("created"), 0),
                        review(event.object()));
    }

    private static Fact closed(StripeEvent event) {
        return matter(ObjectType.REVIEW, event)
                .happened(Kind.REVIEW_CLOSED, "review:" + event.id() + "/closed", event.own(2), review(event.object()));
    }

    /** A review has no status of its own but whether it is open. */
    private static Attributes review(StripeObject review) {
        Boolean open = review.flag("open");
        return Common.of(review)
                .put(Attribute.STATUS, open == null ? null : open ? "open" : "closed")
                .put(Attribute.REASON, review.text("reason"))
                .put(Attribute.REVIEW_OPENED_REASON, review.text("opened_reason"))
                .put(Attribute.REVIEW_CLOSED_REASON, review.text("closed_reason"))
                .build();
    }

    private static Matter matter(ObjectType type, StripeEvent event) {
        return Matter.of(type, event.id())
                .with(ObjectType.ATTEMPT, event.object().id("charge"))
                .with(ObjectType.PAYMENT, event.object().id("payment_intent"));
    }
}
