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
import org.jspecify.annotations.Nullable;

/**
 * Refunds, by their own events and by their charge's. Versions before 2022-11-15 list the refunds in the charge; later
 * ones say only how much was refunded so far, which is told as a mention for the fold to match with the refund.
 */
final class RefundTranslator implements Family {
    private static final String DESTINATION = "destination_details";

    @Override
    public Set<String> types() {
        return Set.of("refund.created", "refund.updated", "refund.failed", "charge.refund.updated", "charge.refunded");
    }

    @Override
    public List<Fact> translate(StripeEvent event) {
        return switch (event.verb()) {
            case "refunded" -> ofCharge(event);
            case "created" -> refund(event, 0);
            case "failed" -> refund(event, 2);
            default -> refund(event, 1);
        };
    }

    private static List<Fact> refund(StripeEvent event, int step) {
        StripeObject refund = event.object();
        boolean failed = event.verb().equals("failed");
        Matter matter = Matter.of(ObjectType.REFUND, event.id())
                .with(ObjectType.ATTEMPT, refund.id("charge"))
                .with(ObjectType.PAYMENT, refund.id("payment_intent"));
        Moment issued = event.own(refund.time("created"), step);
        return told(matter, event.id(), state(refund, failed, traced(event)), issued, event.own(2));
    }

    private static List<Fact> ofCharge(StripeEvent event) {
        Charge charge = Charge.of(event.object(), event.id());
        List<Fact> facts = new ArrayList<>();
        facts.add(charge.matter().described(event.own(2), charge.state()));
        for (StripeObject refund : charge.object().list("refunds")) {
            refund.id("id").ifPresent(id -> facts.addAll(listed(event, charge, refund, id)));
        }
        mention(event, charge).ifPresent(facts::add);
        facts.addAll(charge.payer().identified(event.own(1)));
        return facts;
    }

    private static List<Fact> listed(StripeEvent event, Charge charge, StripeObject refund, String id) {
        Matter matter = charge.matter().ledBy(ObjectType.REFUND, Optional.of(id));
        Moment issued = event.snapshot(refund.time("created"), 1);
        return told(matter, id, state(refund, false, null), issued, event.snapshot(event.created(), 2));
    }

    /** The refund, and its failure or its calling off where the state says so. */
    private static List<Fact> told(Matter matter, String id, Attributes state, Moment issued, Moment ended) {
        List<Fact> facts = new ArrayList<>();
        facts.add(matter.happened(Kind.REFUND_ISSUED, "refund:" + id, issued, state));
        String status = state.text(Attribute.STATUS).orElse("");
        if (status.equals("failed")) {
            facts.add(matter.happened(Kind.REFUND_FAILED, "refund:" + id + "/failed", ended, state));
        }
        if (status.equals("canceled")) {
            facts.add(matter.happened(Kind.REFUND_CANCELED, "refund:" + id + "/canceled", ended, state));
        }
        return facts;
    }

    /** The failure that the event's type tells outweighs a snapshot that still says otherwise. */
    private static Attributes state(StripeObject refund, boolean failed, @Nullable Instant traced) {
        String type = refund.at(DESTINATION).text("type");
        StripeObject trace = trace(refund);
        Attributes.Builder builder = Common.of(refund)
                .put(Attribute.AMOUNT, refund.money("amount"))
                .put(Attribute.REASON, refund.text("reason"))
                .put(Attribute.FAILURE_REASON, refund.text("failure_reason"))
                .put(Attribute.REFUND_DESTINATION, type)
                .put(Attribute.REFUND_REFERENCE, trace.text("reference"))
                .put(Attribute.REFUND_REFERENCE_STATUS, trace.text("reference_status"))
                .put(Attribute.REFUND_REFERENCE_AT, traced);
        return (failed ? builder.put(Attribute.STATUS, "failed") : builder).build();
    }

    private static StripeObject trace(StripeObject refund) {
        StripeObject destination = refund.at(DESTINATION);
        String type = destination.text("type");
        return type == null ? StripeObject.NOTHING : destination.at(type);
    }

    /** The event that brought the trace says what stood there before; every later one only that it is there. */
    private static @Nullable Instant traced(StripeEvent event) {
        boolean available = "available".equals(trace(event.object()).text("reference_status"));
        return available && event.changed(DESTINATION) ? event.created() : null;
    }

    /** The release of a hold comes as a refund too; its payment intent tells that it was canceled. */
    private static Optional<Fact> mention(StripeEvent event, Charge charge) {
        Money returned = charge.refunded();
        Attributes.Builder attributes = Common.labels(charge.object()).put(Attribute.AMOUNT_REFUNDED_TOTAL, returned);
        if (charge.onlyHeld() && charge.payment().isEmpty()) {
            String key = "attempt:" + charge.id() + "/canceled";
            return Optional.of(charge.matter().happened(Kind.PAYMENT_CANCELED, key, event.own(2), attributes.build()));
        }
        if (returned == null || returned.minorUnits() == 0) {
            return Optional.empty();
        }
        attributes.put(Attribute.AMOUNT, difference(event, charge, returned));
        String key = "attempt:" + charge.id() + "/refunded/" + charge.object().number("amount_refunded");
        return Optional.of(charge.matter().happened(Kind.REFUND_ISSUED, key, event.mention(1), attributes.build()));
    }

    private static @Nullable Money difference(StripeEvent event, Charge charge, Money returned) {
        Long before = event.previous().number("amount_refunded");
        Long total = charge.object().number("amount_refunded");
        if (before == null || total == null || before < 0 || before >= total) {
            return null;
        }
        Money raised = StripeCurrencies.money(total - before, charge.object().text("currency"));
        return raised != null && raised.isMoreThan(returned) ? returned : raised;
    }
}
