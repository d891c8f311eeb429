package io.paythread.adapters.helpdesk.zendesk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Zendesk's times: RFC 3339 with up to nine fraction digits. */
final class Times {
    /** Longer than the longest form with an offset in seconds. */
    private static final int MAX_LENGTH = 40;

    private static final int FIRST_YEAR = 1970;
    /** Beyond it a time is a mistake, and some databases cannot keep it. */
    private static final int LAST_YEAR = 2999;

    private Times() {}

    static Optional<Instant> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            boolean plausible = time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR;
            return plausible ? Optional.of(time.toInstant()) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The spelling in fact keys; changes of one action share the second in which the ticket was updated. */
    static String second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
