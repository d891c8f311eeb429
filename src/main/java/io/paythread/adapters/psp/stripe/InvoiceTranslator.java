package io.paythread.adapters.psp.stripe;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import io.paythread.fact.Moment;
import io.paythread.fact.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Invoices. */
final class InvoiceTranslator implements Family {
    /** Stripe writes to the customer with these, where its settings say so; merchants write when they get them. */
    private static final Set<Kind> REMINDERS =
            Set.of(Kind.INVOICE_UPCOMING, Kind.INVOICE_SENT, Kind.INVOICE_WILL_BE_DUE);

    @Override
    public Set<String> types() {
        return Set.of(
                "invoice.created",
                "invoice.finalized",
                "invoice.finalization_failed",
                "invoice.sent",
                "invoice.paid",
                "invoice.payment_succeeded",
                "invoice.payment_failed",
                "invoice.payment_action_required",
                "invoice.payment_attempt_required",
                "invoice.overdue",
                "invoice.overpaid",
                "invoice.marked_uncollectible",
                "invoice.voided",
                "invoice.upcoming",
                "invoice.updated",
                "invoice.will_be_due",
                "invoice.deleted");
    }

    /** A preview has no id: it is known by what it is for and when it will be billed. */
    @Override
    public Optional<String> id(StripeObject invoice) {
        Optional<String> owner = invoice.id("subscription")
                .or(() -> invoice.id("parent", "subscription_details", "subscription"))
                .or(() -> invoice.id("customer"));
        Long billedAt = invoice.number("next_payment_attempt");
        Long due = billedAt == null ? invoice.number("period_end") : billedAt;
        return invoice.id("id").or(() -> owner.map(id -> "upcoming:" + id + ":" + (due == null ? 0 : due)));
    }

    @Override
    public List<Fact> translate(StripeEvent event) {
        Invoice invoice = Invoice.of(event.object(), event.id());
        List<Fact> facts = new ArrayList<>(
                switch (event.verb()) {
                    case "updated" -> List.of(described(event, invoice));
                    case "payment_failed" -> failed(event, invoice);
                    case "paid", "payment_succeeded" -> paid(event, invoice);
                    default -> List.of(happened(event, invoice));
                });
        facts.addAll(invoice.payer().identified(event.own(1)));
        return facts;
    }

    private static Fact described(StripeEvent event, Invoice invoice) {
        return invoice.matter().described(event.own(1), invoice.state().build());
    }

    private static List<Fact> paid(StripeEvent event, Invoice invoice) {
        Moment moment = event.own(invoice.object().time("status_transitions", "paid_at"), 2);
        Attributes attributes = invoice.state()
                .put(Attribute.AMOUNT, invoice.object().money("amount_paid"))
                .build();
        return List.of(invoice.matter().happened(Kind.INVOICE_PAID, invoice.key("paid"), moment, attributes));
    }

    /** Where the invoice names the charge, the failure is the attempt's; the invoice's state stands besides. */
    private static List<Fact> failed(StripeEvent event, Invoice invoice) {
        if (invoice.charge().isEmpty()) {
            Long count = invoice.object().number("attempt_count");
            String key = invoice.key("failed/" + (count == null ? 0 : count));
            Attributes state = invoice.state().build();
            return List.of(invoice.matter().happened(Kind.INVOICE_PAYMENT_FAILED, key, event.own(1), state));
        }
        Attributes attributes = Common.labels(invoice.object())
                .put(Attribute.AMOUNT, invoice.object().money("amount_due"))
                .put(Attribute.ATTEMPT_COUNT, invoice.object().number("attempt_count"))
                .put(Attribute.NEXT_ATTEMPT_AT, invoice.object().time("next_payment_attempt"))
                .put(Attribute.INVOICE_NUMBER, invoice.object().text("number"))
                .put(Attribute.BILLING_REASON, invoice.object().text("billing_reason"))
                .build();
        Matter matter = invoice.matter().ledBy(ObjectType.ATTEMPT, invoice.charge());
        String key = "attempt:" + invoice.charge().get() + "/failed";
        return List.of(
                matter.happened(Kind.PAYMENT_FAILED, key, event.snapshot(event.created(), 1), attributes),
                described(event, invoice));
    }

    private static Fact happened(StripeEvent event, Invoice invoice) {
        StripeObject times = invoice.object().at("status_transitions");
        String again = event.verb() + "/" + event.seconds();
        return switch (event.verb()) {
            case "created" ->
                told(
                        invoice,
                        Kind.INVOICE_CREATED,
                        "created",
                        event.own(invoice.object().time("created"), 0));
            case "finalized" ->
                told(invoice, Kind.INVOICE_FINALIZED, "finalized", event.own(times.time("finalized_at"), 1));
            case "finalization_failed" -> told(invoice, Kind.INVOICE_FINALIZATION_FAILED, again, event.own(1));
            case "sent" -> told(invoice, Kind.INVOICE_SENT, again, event.own(1));
            case "payment_action_required" -> told(invoice, Kind.INVOICE_PAYMENT_ACTION_REQUIRED, again, event.own(1));
            case "payment_attempt_required" ->
                told(invoice, Kind.INVOICE_PAYMENT_ATTEMPT_REQUIRED, again, event.own(1));
            case "overdue" -> told(invoice, Kind.INVOICE_OVERDUE, "overdue", event.own(1));
            case "overpaid" -> told(invoice, Kind.INVOICE_OVERPAID, again, event.own(2));
            case "marked_uncollectible" -> {
                Moment at = event.own(times.time("marked_uncollectible_at"), 2);
                yield told(invoice, Kind.INVOICE_MARKED_UNCOLLECTIBLE, "marked_uncollectible", at);
            }
            case "voided" -> told(invoice, Kind.INVOICE_VOIDED, "voided", event.own(times.time("voided_at"), 2));
            case "upcoming" -> told(invoice, Kind.INVOICE_UPCOMING, "upcoming", event.own(0));
            case "will_be_due" -> told(invoice, Kind.INVOICE_WILL_BE_DUE, "will_be_due", event.own(1));
            default -> told(invoice, Kind.INVOICE_DELETED, "deleted", event.own(2));
        };
    }

    private static Fact told(Invoice invoice, Kind kind, String fact, Moment moment) {
        Attributes.Builder state = invoice.state();
        if (kind == Kind.INVOICE_DELETED) {
            state.put(Attribute.DELETED, true);
        }
        if (REMINDERS.contains(kind)) {
            state.put(Attribute.REMINDED_AT, moment.occurredAt());
        }
        return invoice.matter().happened(kind, invoice.key(fact), moment, state.build());
    }
}
