package io.paythread.dispute;

import io.paythread.dispute.Statement.Topic;
import io.paythread.fact.Attribute;
import io.paythread.timeline.EntryRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * How the subscription went that was billed: when it began, when its end was asked for, when it ended, which invoices were
 * sent. That nobody asked for its end before the payment is said where the timeline knows the subscription's beginning.
 * Pure.
 */
final class SubscriptionEvidence {
    private static final String CREATED = "subscription.created";
    private static final Set<String> ENDS = Set.of("subscription.ended", "subscription.paused");

    private SubscriptionEvidence() {}

    /** @param entries of the subscription and its invoices, oldest first */
    static void tell(Draft draft, List<EntryRow> entries, Sale sale) {
        boolean ending = false;
        for (EntryRow entry : entries) {
            Optional<String> told = sentence(entry, ending);
            told.ifPresent(text -> draft.state(
                    Topic.SUBSCRIPTION,
                    entry.occurredAt(),
                    "On " + Wording.time(entry.occurredAt()) + ", " + text,
                    List.of(entry.id())));
            ending |= isEnding(entry);
        }
        uncancelled(draft, entries, sale.at());
    }

    private static Optional<String> sentence(EntryRow entry, boolean ending) {
        return switch (entry.kind()) {
            case CREATED -> Optional.of("the subscription began.");
            case "subscription.paused" -> Optional.of("the subscription was paused.");
            case "subscription.resumed" -> Optional.of("the subscription went on after a pause.");
            case "subscription.ended" -> Optional.of("the subscription ended.");
            case "invoice.sent" -> Optional.of("an invoice of the subscription was sent to the customer.");
            case "subscription.updated" ->
                isEnding(entry) && !ending
                        ? Optional.of("the subscription was set to end with the period that was paid for.")
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isEnding(EntryRow entry) {
        return Boolean.TRUE.equals(entry.details().flag(Attribute.CANCEL_AT_PERIOD_END));
    }

    private static void uncancelled(Draft draft, List<EntryRow> entries, Instant paidAt) {
        List<UUID> began = entries.stream()
                .filter(entry -> entry.kind().equals(CREATED))
                .map(EntryRow::id)
                .toList();
        boolean over = entries.stream()
                .filter(entry -> !entry.occurredAt().isAfter(paidAt))
                .anyMatch(entry -> ENDS.contains(entry.kind()) || isEnding(entry));
        if (!over) {
            draft.state(
                    Topic.SUBSCRIPTION,
                    paidAt,
                    "When the disputed payment was made on " + Wording.time(paidAt)
                            + ", our records held no cancellation of the subscription.",
                    began);
        }
    }
}
