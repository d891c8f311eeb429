package io.paythread.dispute;

import io.paythread.timeline.EntryRow;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What the records are, for a bank that reads a list of them: what each tells, and of when. Pure. */
final class Records {
    private Records() {}

    static Map<UUID, String> of(PackFacts facts) {
        Map<UUID, String> records = new HashMap<>();
        Stream.of(
                        facts.entries(),
                        facts.subscription(),
                        facts.sale().map(Sale::entries).orElse(List.of()),
                        facts.others().stream()
                                .flatMap(sale -> sale.entries().stream())
                                .toList())
                .flatMap(List::stream)
                .forEach(entry -> records.put(entry.id(), words(entry)));
        facts.conversations().stream()
                .flatMap(conversation -> conversation.messages().stream())
                .forEach(message -> records.put(message.entry(), words(message)));
        return records;
    }

    /** {@code Payment succeeded, 14 Sep 2026, 10:00:10 UTC}. */
    private static String words(EntryRow entry) {
        String kind = Wording.words(entry.kind().replace('.', ' '));
        return kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) + ", "
                + Wording.time(entry.occurredAt());
    }

    private static String words(Message message) {
        return (message.byCustomer() ? "Message of the customer" : "Answer to the customer") + ", ticket "
                + message.ticket() + ", " + Wording.time(message.at());
    }
}
