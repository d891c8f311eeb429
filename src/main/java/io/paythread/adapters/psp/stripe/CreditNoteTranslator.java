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

/** Credit notes: each reduces one invoice; a refund made with it is linked. */
final class CreditNoteTranslator implements Family {

    @Override
    public Set<String> types() {
        return Set.of("credit_note.created", "credit_note.updated", "credit_note.voided");
    }

    @Override
    public List<Fact> translate(StripeEvent event) {
        StripeObject note = event.object();
        return List.of(
                switch (event.verb()) {
                    case "created" ->
                        told(event, Kind.CREDIT_NOTE_CREATED, "created", event.own(note.time("created"), 0));
                    case "voided" ->
                        told(event, Kind.CREDIT_NOTE_VOIDED, "voided", event.own(note.time("voided_at"), 2));
                    default -> told(event, Kind.CREDIT_NOTE_UPDATED, "updated/" + event.seconds(), event.own(1));
                });
    }

    private static Fact told(StripeEvent event, Kind kind, String fact, Moment moment) {
        StripeObject note = event.object();
        Matter matter = Matter.of(ObjectType.CREDIT_NOTE, event.id())
                .with(ObjectType.INVOICE, note.id("invoice"))
                .linking(ObjectType.REFUND, note.id("refund"))
                .belongingTo(note.id("customer").map(Party::account));
        for (StripeObject refund : note.list("refunds")) {
            matter = matter.linking(ObjectType.REFUND, refund.id("refund"));
        }
        return matter.happened(kind, "credit_note:" + event.id() + "/" + fact, moment, state(event));
    }

    private static Attributes state(StripeEvent event) {
        StripeObject note = event.object();
        return Common.of(note)
                .put(Attribute.AMOUNT, note.money("amount"))
                .put(Attribute.TITLE, note.text("number"))
                .put(Attribute.REASON, note.text("reason"))
                .put(Attribute.DESCRIPTION, note.text("memo"))
                .put(Attribute.CHANGED_FIELDS, event.changedFields())
                .build();
    }
}
