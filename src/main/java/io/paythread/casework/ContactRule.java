package io.paythread.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who wrote first, the person or their bank. A pure function of times. */
final class ContactRule {
    private final BusinessTime hours;
    private final Duration inTime;

    ContactRule(BusinessTime hours, Duration inTime) {
        this.hours = hours;
        this.inTime = inTime;
    }

    /**
     * A ticket about what was disputed.
     *
     * @param replies when people of the team answered so that the customer could read it
     */
    record Asked(UUID ticket, Instant at, List<Instant> replies) {
        Asked {
            replies = List.copyOf(replies);
        }
    }

    /** The first ticket before the dispute counts, and what was answered to it before the dispute. */
    Contact evaluate(Instant disputedAt, Collection<Asked> tickets) {
        return tickets.stream()
                .filter(asked -> asked.at().isBefore(disputedAt))
                .min(Comparator.comparing(Asked::at).thenComparing(Asked::ticket))
                .map(first -> contact(disputedAt, first))
                .orElse(Contact.NONE);
    }

    private Contact contact(Instant disputedAt, Asked first) {
        Optional<Instant> reply = first.replies().stream()
                .filter(at -> at.isAfter(first.at()) && at.isBefore(disputedAt))
                .min(Comparator.naturalOrder());
        return new Contact(
                Optional.of(first.ticket()),
                Optional.of(first.at()),
                Optional.of(Duration.between(first.at(), disputedAt)),
                reply.map(at -> Duration.between(first.at(), at)),
                reply.filter(at -> hours.between(first.at(), at).compareTo(inTime) <= 0)
                        .isPresent());
    }
}
