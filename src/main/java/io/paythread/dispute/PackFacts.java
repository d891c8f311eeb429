package io.paythread.dispute;

import io.paythread.timeline.EntryRow;
import io.paythread.timeline.ObjectRow;
import java.util.List;
import java.util.Optional;

/**
 * All that evidence can be drawn from.
 *
 * @param sale the disputed payment
 * @param others the customer's other payments
 * @param entries of the disputed payment's matter
 * @param subscription entries of the subscription that was billed and of its invoices, oldest first
 * @param conversations the customer's tickets that may be about it
 */
record PackFacts(
        ObjectRow dispute,
        Reason reason,
        Optional<Sale> sale,
        List<Sale> others,
        List<EntryRow> entries,
        List<EntryRow> subscription,
        List<Conversation> conversations,
        CompellingEvidence earlier,
        FirstPartyTrust trust) {
    PackFacts {
        others = List.copyOf(others);
        entries = List.copyOf(entries);
        subscription = List.copyOf(subscription);
        conversations = List.copyOf(conversations);
    }

    /**
     * @param sales the customer's, the disputed one among them
     * @param trustCodes Mastercard's reasons that its First-Party Trust is for
     */
    static PackFacts of(
            ObjectRow dispute,
            List<Sale> sales,
            List<EntryRow> entries,
            List<EntryRow> subscription,
            List<Conversation> conversations,
            List<String> trustCodes) {
        Optional<Sale> disputed = disputed(dispute, sales);
        List<Sale> others =
                sales.stream().filter(one -> !Optional.of(one).equals(disputed)).toList();
        return new PackFacts(
                dispute,
                Cases.reason(dispute),
                disputed,
                others,
                entries,
                subscription,
                conversations,
                CompellingEvidence.of(dispute, disputed, others),
                FirstPartyTrust.of(dispute, disputed, others, trustCodes));
    }

    static Optional<Sale> disputed(ObjectRow dispute, List<Sale> sales) {
        return sales.stream()
                .filter(one -> one.payment().matterId().equals(dispute.matterId()) && dispute.concerns(one.payment()))
                .findFirst();
    }

    Contact contact() {
        return Contact.of(conversations, dispute.occurredAt());
    }
}
