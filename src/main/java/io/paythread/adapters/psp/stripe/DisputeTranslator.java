package io.paythread.adapters.psp.stripe;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Disputes and inquiries. They name neither customer nor address. */
final class DisputeTranslator implements Family {
    private static final String INQUIRY = "warning_";

    @Override
    public Set<String> types() {
        return Set.of(
                "charge.dispute.created",
                "charge.dispute.updated",
                "charge.dispute.closed",
                "charge.dispute.funds_withdrawn",
                "charge.dispute.funds_reinstated");
    }

    /** Disputes had no id before 2013; a charge has one such dispute at most. */
    @Override
    public Optional<String> id(StripeObject dispute) {
        return dispute.id("id").or(() -> dispute.id("charge").map(charge -> "of_" + charge));
    }

    @Override
    public List<Fact> translate(StripeEvent event) {
        StripeObject dispute = event.object();
        Attributes state = moved(state(dispute), dispute, net -> net < 0).build();
        return switch (event.verb()) {
            case "created" -> {
                Instant opened = dispute.time("created");
                yield List.of(
                        matter(event).happened(Kind.DISPUTE_OPENED, key(event, "opened"), event.own(opened, 0), state));
            }
            case "closed" ->
                List.of(matter(event).happened(Kind.DISPUTE_CLOSED, key(event, "closed"), event.own(2), state));
            case "funds_withdrawn" -> funds(event, Kind.DISPUTE_FUNDS_WITHDRAWN, net -> net < 0);
            case "funds_reinstated" -> funds(event, Kind.DISPUTE_FUNDS_REINSTATED, net -> net > 0);
            default -> updated(event, state);
        };
    }

    private static Matter matter(StripeEvent event) {
        return Matter.of(ObjectType.DISPUTE, event.id())
                .with(ObjectType.ATTEMPT, event.object().id("charge"))
                .with(ObjectType.PAYMENT, event.object().id("payment_intent"));
    }

    private static String key(StripeEvent event, String fact) {
        return "dispute:" + event.id() + "/" + fact;
    }

    private static List<Fact> funds(StripeEvent event, Kind kind, LongPredicate direction) {
        Attributes attributes =
                moved(state(event.object()), event.object(), direction).build();
        return List.of(matter(event).happened(kind, key(event, event.verb()), event.own(1), attributes));
    }

    /** The newest movement of the balance in a direction gives fee and net. */
    private static Attributes.Builder moved(
            Attributes.Builder attributes, StripeObject dispute, LongPredicate direction) {
        for (StripeObject movement : dispute.list("balance_transactions")) {
            Long net = movement.number("net");
            if (net != null && direction.test(net)) {
                attributes.put(Attribute.FEE, movement.money("fee")).put(Attribute.NET, movement.money("net"));
            }
        }
        return attributes;
    }

    private static List<Fact> updated(StripeEvent event, Attributes state) {
        Attributes changed = Attributes.builder()
                .putAll(state)
                .put(Attribute.PREVIOUS_STATUS, event.previous().text("status"))
                .put(Attribute.CHANGED_FIELDS, event.changedFields())
                .build();
        List<Fact> facts = new ArrayList<>();
        if (evidenceSubmitted(event)) {
            long count = state.number(Attribute.SUBMISSION_COUNT).orElse(0L);
            String key = key(event, "evidence_submitted/" + count);
            facts.add(matter(event).happened(Kind.DISPUTE_EVIDENCE_SUBMITTED, key, event.own(1), changed));
        }
        if (escalated(event)) {
            facts.add(matter(event).happened(Kind.DISPUTE_ESCALATED, key(event, "escalated"), event.own(1), changed));
        }
        if (facts.isEmpty() && notable(event)) {
            String key = key(event, "updated/" + event.seconds());
            facts.add(matter(event).happened(Kind.DISPUTE_UPDATED, key, event.own(1), changed));
        }
        return facts.isEmpty() ? List.of(matter(event).described(event.own(1), state)) : facts;
    }

    private static boolean evidenceSubmitted(StripeEvent event) {
        Long count = event.object().number("evidence_details", "submission_count");
        Long before = event.previous().number("evidence_details", "submission_count");
        boolean rose = count != null && before != null && count > before;
        String status = event.object().text("status");
        boolean moved = event.changed("status") || !event.previous().exists();
        return rose || (moved && status != null && status.endsWith("under_review"));
    }

    private static boolean escalated(StripeEvent event) {
        String before = event.previous().text("status");
        String now = event.object().text("status");
        return before != null && now != null && before.startsWith(INQUIRY) && !now.startsWith(INQUIRY);
    }

    private static boolean notable(StripeEvent event) {
        return event.changed("status", "amount", "reason", "is_charge_refundable", "payment_method_details")
                || event.previous().at("evidence_details").names("due_by");
    }

    private static Attributes.Builder state(StripeObject dispute) {
        StripeObject details = dispute.at("payment_method_details");
        StripeObject evidence = dispute.at("evidence_details");
        String type = details.text("type");
        StripeObject method = type == null ? StripeObject.NOTHING : details.at(type);
        Long submissions = evidence.number("submission_count");
        return Common.of(dispute)
                .put(Attribute.AMOUNT, dispute.money("amount"))
                .put(Attribute.REASON, dispute.text("reason"))
                .put(Attribute.DUE_AT, evidence.exists() ? evidence.time("due_by") : dispute.time("evidence_due_by"))
                .put(Attribute.PAST_DUE, evidence.flag("past_due"))
                .put(Attribute.SUBMISSION_COUNT, submissions)
                .put(Attribute.EVIDENCE_SUBMITTED, submissions == null ? null : Boolean.valueOf(submissions > 0))
                .put(Attribute.EVIDENCE_STAGED, evidence.flag("has_evidence"))
                .putAll(compellingEvidence(evidence.at("enhanced_eligibility", "visa_compelling_evidence_3")))
                .putAll(purchase(dispute.at("evidence")))
                .put(Attribute.CASE_TYPE, caseType(dispute, method))
                .put(Attribute.METHOD, type)
                .put(Attribute.NETWORK, method.text("brand"))
                .put(Attribute.NETWORK_REASON_CODE, reasonCode(dispute, method))
                .put(Attribute.REFUNDABLE, dispute.flag("is_charge_refundable"));
    }

    private static Attributes compellingEvidence(StripeObject eligibility) {
        List<String> actions = new ArrayList<>();
        eligibility.at("required_actions").node().forEach(action -> actions.add(action.asText()));
        return Attributes.builder()
                .put(Attribute.COMPELLING_EVIDENCE, eligibility.text("status"))
                .put(Attribute.COMPELLING_EVIDENCE_ACTIONS, actions)
                .build();
    }

    /** What Stripe fills in by itself, and what was staged. */
    private static Attributes purchase(StripeObject evidence) {
        return Attributes.builder()
                .put(Attribute.PURCHASE_IP, evidence.text("customer_purchase_ip"))
                .put(Attribute.BILLING_ADDRESS, evidence.text("billing_address"))
                .put(Attribute.SHIPPING_ADDRESS, evidence.text("shipping_address"))
                .put(Attribute.SHIPPING_CARRIER, evidence.text("shipping_carrier"))
                .put(Attribute.SHIPPING_TRACKING_NUMBER, evidence.text("shipping_tracking_number"))
                .put(Attribute.PRODUCT_DESCRIPTION, evidence.text("product_description"))
                .put(Attribute.BILLING_EMAIL, evidence.text("customer_email_address"))
                .put(Attribute.BILLING_NAME, evidence.text("customer_name"))
                .build();
    }

    /** Versions that do not name the kind of case still tell inquiries by their state. */
    private static @Nullable String caseType(StripeObject dispute, StripeObject method) {
        String named = method.text("case_type");
        String status = dispute.text("status");
        return named == null && status != null && status.startsWith(INQUIRY) ? "inquiry" : named;
    }

    private static @Nullable String reasonCode(StripeObject dispute, StripeObject method) {
        String code = method.text("network_reason_code");
        String other = code == null ? method.text("reason_code") : code;
        return other == null ? dispute.text("network_reason_code") : other;
    }
}
