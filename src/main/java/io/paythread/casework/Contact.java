package io.paythread.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether a person wrote before they disputed, and whether anybody answered. Says what came first, never why.
 *
 * @param ticket the first ticket about it; empty where nobody wrote before the dispute
 * @param askedAt when it was opened
 * @param before how long before the dispute that was
 * @param replyAfter how long the first human reply took, where one came before the dispute
 * @param inTime whether that was in time, by the team's working hours
 */
public record Contact(
        Optional<UUID> ticket,
        Optional<Instant> askedAt,
        Optional<Duration> before,
        Optional<Duration> replyAfter,
        boolean inTime) {

    /** Nobody wrote before. */
    static final Contact NONE =
            new Contact(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    /** Whether the person wrote before the dispute. */
    public boolean first() {
        return ticket.isPresent();
    }

    /** In a sentence, for people. */
    public String text() {
        if (before.isEmpty()) {
            return "Contacted first: no";
        }
        return "Contacted first: yes, " + spelled(before.get()) + " before the dispute, "
                + replyAfter
                        .map(after -> "first human reply after " + spelled(after))
                        .orElse("no human reply before it");
    }

    private static String spelled(Duration duration) {
        StringBuilder text = new StringBuilder();
        if (duration.toDays() > 0) {
            text.append(duration.toDays()).append(" d ");
        }
        if (duration.toHours() > 0) {
            text.append(duration.toHoursPart()).append(" h ");
        }
        return text.append(duration.toMinutesPart()).append(" min").toString();
    }
}
