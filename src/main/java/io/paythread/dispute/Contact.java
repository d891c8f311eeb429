package io.paythread.dispute;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Whether the customer asked before the bank did, and how soon they were answered. Many reasons presume that they asked.
 *
 * @param firstAt when they first wrote before the dispute; empty where they did not
 * @param lead how long that was before the dispute
 * @param answeredAfter how long they waited for the first answer
 */
record Contact(
        Optional<Instant> firstAt, Optional<Duration> lead, Optional<Duration> answeredAfter, List<UUID> entries) {
    Contact {
        entries = List.copyOf(entries);
    }

    static Contact of(List<Conversation> conversations, Instant disputedAt) {
        List<Message> before = conversations.stream()
                .flatMap(conversation -> conversation.messages().stream())
                .filter(message -> message.at().isBefore(disputedAt))
                .sorted(java.util.Comparator.comparing(Message::at))
                .toList();
        Optional<Message> first = before.stream().filter(Message::byCustomer).findFirst();
        Optional<Message> answer = first.flatMap(asked -> before.stream()
                .filter(message -> !message.byCustomer() && !message.at().isBefore(asked.at()))
                .findFirst());
        return new Contact(
                first.map(Message::at),
                first.map(asked -> Duration.between(asked.at(), disputedAt)),
                answer.map(one -> Duration.between(first.orElseThrow().at(), one.at())),
                Stream.concat(first.stream(), answer.stream())
                        .map(Message::entry)
                        .toList());
    }

    /** For the bank to read; said plainly where they did not ask. */
    String sentence() {
        if (firstAt.isEmpty()) {
            return "The customer did not contact the merchant before the dispute, as far as our records show.";
        }
        String answer = answeredAfter
                .map(wait -> "; first human reply after " + Wording.span(wait) + ".")
                .orElse("; no reply had been sent before the dispute.");
        return "The customer contacted the merchant on " + Wording.time(firstAt.get()) + ", "
                + Wording.span(lead.orElseThrow()) + " before the dispute" + answer;
    }
}
