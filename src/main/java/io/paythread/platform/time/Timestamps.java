package io.paythread.platform.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The spelling of points in time outside: RFC 3339 in UTC with six fraction digits. Reading takes any offset and any
 * number of fraction digits up to nine, and cuts to microseconds, as PostgreSQL keeps them.
 */
public final class Timestamps {
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    /** Seconds and offset are required, as RFC 3339 has it; ISO 8601 at large would allow more. */
    private static final Pattern SHAPE = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");

    private Timestamps() {}

    /** {@code 2026-11-21T10:02:11.000000Z}. */
    public static String format(Instant instant) {
        return WRITTEN.format(instant);
    }

    /** The time that was written so, or empty where it is not a valid RFC 3339 time. */
    public static Optional<Instant> parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
