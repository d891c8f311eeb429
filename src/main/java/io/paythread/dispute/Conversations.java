package io.paythread.dispute;

import io.paythread.fact.Attribute;
import io.paythread.timeline.EntryRow;
import io.paythread.timeline.ObjectRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of a customer's tickets are about a payment, and what may be quoted of them. Pure. */
final class Conversations {
    /** A question may come just before the payment that it is about is known. */
    private static final Duration BEFORE_PAYMENT = Duration.ofHours(1);

    private static final int SHORTEST_NAME = 4;

    private final Excerpts excerpts;

    Conversations(Excerpts excerpts) {
        this.excerpts = excerpts;
    }

    /**
     * Those that name the payment; only where none does, those of the time between payment and dispute.
     *
     * @param tickets the entries of each ticket
     * @param linked the matters of the tickets about the payment, where somebody has linked them
     */
    List<Conversation> about(Sale sale, ObjectRow dispute, List<List<EntryRow>> tickets, Optional<List<UUID>> linked) {
        List<Conversation> all = new ArrayList<>();
        for (List<EntryRow> ticket : tickets) {
            List<Message> messages = excerpts.of(ticket).stream()
                    .filter(message -> !message.at().isBefore(sale.at().minus(BEFORE_PAYMENT)))
                    .toList();
            if (!messages.isEmpty()) {
                boolean certain = linked.map(
                                matters -> matters.contains(ticket.get(0).matterId()))
                        .orElseGet(() -> names(ticket, sale, dispute));
                all.add(new Conversation(messages.get(0).ticket(), certain, messages));
            }
        }
        List<Conversation> certain = all.stream().filter(Conversation::certain).toList();
        return certain.isEmpty() && linked.isEmpty() ? all : certain;
    }

    /** The messages behind these entries, in order of date: what was hidden or removed since is not among them. */
    List<Message> quoted(List<List<EntryRow>> tickets, Collection<UUID> entries) {
        return tickets.stream()
                .flatMap(ticket -> excerpts.of(ticket).stream())
                .filter(message -> entries.contains(message.entry()))
                .sorted(Comparator.comparing(Message::at))
                .toList();
    }

    private static boolean names(List<EntryRow> ticket, Sale sale, ObjectRow dispute) {
        Set<String> names = sale.names();
        String text = ticket.stream()
                .flatMap(entry -> Stream.of(
                        entry.details().text(Attribute.SUBJECT), entry.details().text(Attribute.TEXT)))
                .filter(Objects::nonNull)
                .map(words -> words.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("\n"));
        return Stream.concat(names.stream(), Stream.of(dispute.reference()))
                .filter(name -> name.length() >= SHORTEST_NAME)
                .anyMatch(name -> Pattern.compile("(?<![\\p{Alnum}_])" + Pattern.quote(name.toLowerCase(Locale.ROOT))
                                + "(?![\\p{Alnum}_])")
                        .matcher(text)
                        .find());
    }
}
