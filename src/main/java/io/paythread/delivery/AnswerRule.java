package io.paythread.delivery;

import io.paythread.delivery.Verdict.Kind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads answers of receivers (Standard Webhooks, "Responding"). */
final class AnswerRule {
    /** Nobody makes us wait longer; after that the next attempt asks anew. */
    static final Duration LONGEST_WAIT = Duration.ofHours(24);

    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private AnswerRule() {}

    static Verdict judge(Answer answer, Instant now) {
        int status = answer.status().orElse(0);
        if (status >= 200 && status < 300) {
            return Verdict.of(Kind.DELIVERED);
        }
        if (status == GONE) {
            return Verdict.of(Kind.GONE);
        }
        Optional<Duration> wait = answer.retryAfter().flatMap(text -> asked(text, now));
        return (status == TOO_MANY || status == UNAVAILABLE) && wait.isPresent()
                ? new Verdict(Kind.OVERLOADED, wait)
                : Verdict.of(Kind.FAILED);
    }

    /** Seconds or a date (RFC 9110, section 10.2.3); what is neither is not there. */
    private static Optional<Duration> asked(String text, Instant now) {
        String stripped = text.strip();
        if (stripped.matches("[0-9]{1,9}")) {
            return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(stripped))));
        }
        try {
            Instant until = ZonedDateTime.parse(stripped, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(bounded(Duration.between(now, until)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
