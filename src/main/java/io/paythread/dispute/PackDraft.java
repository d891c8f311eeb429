package io.paythread.dispute;

import io.paythread.dispute.Statement.Topic;
import io.paythread.timeline.EntryRow;
import io.paythread.timeline.ObjectRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Drafts a pack out of what the timeline holds: each statement names its entries, nothing is made up, and what is not known
 * stays out for the checklist to miss. Pure.
 */
final class PackDraft {
    private static final String CANCELED = "subscription_canceled";
    /** Claims for which it matters that the customer had paid before, and knew that they would pay again. */
    private static final Set<String> BILLED_AGAIN =
            Set.of(CANCELED, "credit_not_processed", "fraudulent", "unrecognized", "general");

    /** What speaks against a subscription that is said to have been canceled. */
    private static final List<Topic> REBUTTAL = List.of(Topic.SUBSCRIPTION, Topic.CONTACT);

    private PackDraft() {}

    static PackContent of(PackFacts facts, ProductType product) {
        Draft draft = new Draft();
        String category = facts.reason().packCategory();
        facts.sale().ifPresent(sale -> {
            SaleEvidence.tell(draft, sale, product);
            MoneyBackEvidence.tell(draft, facts, sale);
            EarlierEvidence.tell(draft, facts, sale);
            if (BILLED_AGAIN.contains(category)) {
                SubscriptionEvidence.tell(draft, facts.subscription(), sale);
            }
        });
        opened(draft, facts);
        contact(draft, facts);
        if (category.equals(CANCELED) && !draft.entries(Topic.SUBSCRIPTION).isEmpty()) {
            draft.field("cancellation_rebuttal", draft.told(REBUTTAL));
        }
        draft.field("uncategorized_text", draft.told(List.of(Topic.values())));
        return draft.content(product, excerpts(facts));
    }

    private static void opened(Draft draft, PackFacts facts) {
        ObjectRow dispute = facts.dispute();
        List<UUID> entries = facts.entries().stream()
                .filter(entry ->
                        entry.refs().contains(dispute.spelled()) && entry.kind().startsWith("dispute."))
                .map(EntryRow::id)
                .limit(1)
                .toList();
        String claim = facts.reason().claim();
        String amount = dispute.money()
                .map(Wording::money)
                .map(money -> " over " + money)
                .orElse("");
        draft.state(
                Topic.DISPUTE,
                dispute.occurredAt(),
                "On " + Wording.time(dispute.occurredAt()) + ", the cardholder's bank opened dispute "
                        + dispute.reference() + amount + (claim.isEmpty() ? "." : ": " + claim + "."),
                entries);
    }

    /** That they never asked is as good a statement: it rests on the dispute, before which nothing stands. */
    private static void contact(Draft draft, PackFacts facts) {
        Contact contact = facts.contact();
        Instant at = contact.firstAt().orElse(facts.dispute().occurredAt());
        List<UUID> entries = contact.entries().isEmpty() ? draft.entries(Topic.DISPUTE) : contact.entries();
        draft.state(Topic.CONTACT, at, contact.sentence(), entries);
    }

    private static List<UUID> excerpts(PackFacts facts) {
        return facts.conversations().stream()
                .flatMap(conversation -> conversation.messages().stream())
                .filter(message -> message.at().isBefore(facts.dispute().occurredAt()))
                .sorted(Comparator.comparing(Message::at))
                .map(Message::entry)
                .toList();
    }
}
