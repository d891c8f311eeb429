package io.paythread.dispute;

import io.paythread.dispute.Statement.Topic;
import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.timeline.ObjectRow;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What was paid back already, and the second charge that a cardholder may mean by a duplicate. Pure. */
final class MoneyBackEvidence {
    private MoneyBackEvidence() {}

    static void tell(Draft draft, PackFacts facts, Sale sale) {
        String category = facts.reason().packCategory();
        refunds(draft, sale, category.equals("credit_not_processed"));
        if (category.equals("duplicate")) {
            Duplicates.of(sale, facts.others()).ifPresent(other -> duplicate(draft, sale, other));
        }
    }

    private static void refunds(Draft draft, Sale sale, boolean asked) {
        List<String> told = new ArrayList<>();
        for (ObjectRow refund : sale.ofType(ObjectType.REFUND)) {
            String text = refund(refund);
            told.add(text);
            draft.state(
                    Topic.REFUND,
                    refund.occurredAt(),
                    text,
                    sale.entries(refund.spelled(), "refund.issued", "refund.failed", "refund.canceled"));
        }
        if (asked) {
            draft.field("refund_refusal_explanation", String.join("\n", told));
        }
    }

    private static String refund(ObjectRow refund) {
        String reference = refund.details().text(Attribute.REFUND_REFERENCE);
        return "On " + Wording.time(refund.occurredAt()) + ", "
                + refund.money().map(Wording::money).orElse("an amount") + " was refunded: refund " + refund.reference()
                + refund.status().map(state -> ", " + Wording.words(state)).orElse("")
                + (reference == null ? "" : ", acquirer reference number (ARN) " + reference) + ".";
    }

    private static void duplicate(Draft draft, Sale sale, Sale other) {
        StringBuilder text = new StringBuilder(two(sale, other));
        List<UUID> entries = new ArrayList<>(other.proof());
        entries.addAll(sale.proof());
        if (Duplicates.sharesOrder(sale, other)) {
            text.append(" Both were made for order ")
                    .append(String.join(", ", sale.orders()))
                    .append('.');
        }
        for (ObjectRow refund : other.ofType(ObjectType.REFUND)) {
            text.append(" The other charge ")
                    .append(other.charge())
                    .append(" was paid back. ")
                    .append(refund(refund));
            entries.addAll(other.entries(refund.spelled(), "refund.issued"));
        }
        if (other.isRefundedInFull()) {
            text.append(" The customer therefore paid once: the disputed charge ")
                    .append(sale.charge())
                    .append(" is the one that was kept.");
        }
        draft.field("duplicate_charge_id", other.charge());
        draft.field("duplicate_charge_explanation", text.toString());
        draft.state(Topic.DUPLICATE, other.at(), text.toString(), entries);
    }

    private static String two(Sale sale, Sale other) {
        return "There are two charges of "
                + sale.amount().map(Wording::money).orElse("the same amount") + ", "
                + Wording.span(Duplicates.apart(sale, other)) + " apart: " + sale.charge() + " on "
                + Wording.time(sale.at()) + " and " + other.charge() + " on " + Wording.time(other.at()) + ".";
    }
}
