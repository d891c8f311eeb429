package io.paythread.ingest.spi;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** What came of a call. */
public sealed interface FetchAnswer {

    /**
     * A page.
     *
     * @param next where to go on in this stream, opaque; empty at its end
     */
    record Page(List<FetchedItem> items, Optional<String> next) implements FetchAnswer {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** The provider wants to be left alone for so long; then the same call is good again. */
    record Later(Duration pause) implements FetchAnswer {}

    /** Nothing came, or nothing that can be read; the same call may do better. */
    record Failed(String reason) implements FetchAnswer {}

    /** The provider refuses: repeating the call cannot help before somebody mends the key. */
    record Refused(int status) implements FetchAnswer {}

    /** Longer than any provider's window; a longer pause is a mistake, or a lock of the account: we ask again. */
    Duration LONGEST_PAUSE = Duration.ofDays(1);

    /** Whoever is told that it was too much does not call again at once, whatever is said. */
    Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    /** Where a provider says that it is too much, and not for how long. */
    Duration USUAL_PAUSE = Duration.ofSeconds(10);

    /** What a status other than 2xx means. */
    static FetchAnswer of(int status, Optional<String> retryAfter, Instant now) {
        boolean busy = status == 429 || (status == 503 && retryAfter.isPresent());
        if (busy) {
            return new Later(retryAfter.flatMap(text -> pause(text, now)).orElse(USUAL_PAUSE));
        }
        boolean passing = status >= 500 || status == 408 || status == 409 || status == 425;
        return passing ? new Failed("http_" + status) : new Refused(status);
    }

    /** {@code Retry-After}: seconds, or a moment (RFC 9110). */
    private static Optional<Duration> pause(String text, Instant now) {
        try {
            return Optional.of(bounded(Duration.ofMillis(Math.round(Double.parseDouble(text.strip()) * 1_000))));
        } catch (NumberFormatException notSeconds) {
            return moment(text).map(until -> bounded(Duration.between(now, until)));
        }
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException notAMoment) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration pause) {
        if (pause.compareTo(LONGEST_PAUSE) > 0) {
            return LONGEST_PAUSE;
        }
        return pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
    }
}
