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
 * @param conversations the customer's tickets that may be about it
 */
record PackFacts(
        ObjectRow dispute,
        Reason reason,
        Optional<Sale> sale,
        List<Sale> others,
        List<EntryRow> entries,
        List<Conversation> conversations,
        CompellingEvidence earlier) {
    PackFacts {
        others = List.copyOf(others);
        entries = List.copyOf(entries);
        conversations = List.copyOf(conversations);
    }

    Contact contact() {
        return Contact.of(conversations, dispute.occurredAt());
    }
}
