package io.paythread.platform.http;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.FieldError;
import io.paythread.platform.problem.ServiceException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads query parameters, or what stands in their place in a body, and remembers every fault, so that a caller learns of all at once. Call {@link #check()}
 * before using what was read.
 */
public final class Parameters {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
    private static final int MAX_TEXT = 200;
    /** Beyond these years the database's calendar and ours part ways, and nobody was paid. */
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private final String place;
    private final List<FieldError> faults;

    /** Of a query. */
    public Parameters() {
        this("?", new ArrayList<>());
    }

    private Parameters(String place, List<FieldError> faults) {
        this.place = place;
        this.faults = faults;
    }

    /** Of the fields of a body: the same words, read in the same way. */
    public static Parameters ofBody() {
        return new Parameters("/", new ArrayList<>());
    }

    /** Those in a field of these; the faults of both are told together. */
    public Parameters within(String field) {
        return new Parameters(place + field + "/", faults);
    }

    /** One of our ids. */
    public Optional<UUID> id(String name, IdPrefix prefix, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<UUID> id = PublicId.parse(prefix, text);
        if (id.isEmpty()) {
            refuse(name, "invalid_id", "is an id that begins with " + prefix.text() + "_, as an answer gave it.");
        }
        return id;
    }

    /** A moment, in any offset; cut to microseconds. */
    public Optional<Instant> instant(String name, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            Instant instant = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .toInstant()
                    .truncatedTo(ChronoUnit.MICROS);
            if (!instant.isBefore(FIRST) && instant.isBefore(LAST)) {
                return Optional.of(instant);
            }
        } catch (DateTimeParseException e) {
            // Refused below, with every other text that is no moment.
        }
        refuse(
                name,
                "invalid_instant",
                "is a time with a zone (RFC 3339), such as 2026-09-14T09:00:00Z, from 1970 to 9998."
                        + " A plus sign in an offset is written %2B in an address.");
        return Optional.empty();
    }

    /** A whole number of minor units. */
    public Optional<Long> number(String name, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            refuse(name, "invalid_number", "is a whole number of minor units, such as 1050.");
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(text));
    }

    /** A whole number within bounds. */
    public Optional<Integer> number(String name, @Nullable String text, int least, int most) {
        if (text == null) {
            return Optional.empty();
        }
        if (WHOLE_NUMBER.matcher(text).matches()) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return Optional.of((int) number);
            }
        }
        refuse(name, "invalid_number", "is a whole number from " + least + " to " + most + ".");
        return Optional.empty();
    }

    /** A currency code. */
    public Optional<String> currency(String name, @Nullable String text) {
        if (text != null && !CURRENCY.matcher(text).matches()) {
            refuse(name, "invalid_currency", "is three capital letters (ISO 4217), such as EUR.");
        }
        return Optional.ofNullable(text);
    }

    /** One word of a provider's or our vocabulary. */
    public Optional<String> word(String name, @Nullable String text) {
        if (text != null && !WORD.matcher(text).matches()) {
            refuse(name, "invalid_word", "is one word of letters, digits, points, hyphens and underscores.");
        }
        return Optional.ofNullable(text);
    }

    /** Free text to search for. */
    public Optional<String> text(String name, @Nullable String text) {
        return text(name, text, MAX_TEXT);
    }

    /** Text of at most so many characters. */
    public Optional<String> text(String name, @Nullable String text, int maxLength) {
        if (text != null && (text.isBlank() || text.length() > maxLength || text.indexOf('\0') >= 0)) {
            refuse(name, "invalid_text", "has 1 to " + maxLength + " characters, not blanks alone.");
        }
        return Optional.ofNullable(text);
    }

    /** The value of a parameter that must be there; empty text after a fault, until {@link #check()} speaks. */
    public String required(String name, Optional<String> value) {
        if (value.isEmpty()) {
            refuse(name, "missing", "is needed.");
        }
        return value.orElse("");
    }

    /** One of these words. */
    public Optional<String> choice(String name, @Nullable String text, Collection<String> choices) {
        if (text != null && !choices.contains(text)) {
            refuse(name, "invalid_choice", "is one of: " + String.join(", ", choices) + ".");
        }
        return Optional.ofNullable(text);
    }

    /** {@code true} or {@code false}; false when left out. */
    public boolean flag(String name, @Nullable String text) {
        return choice(name, text, List.of("true", "false")).map("true"::equals).orElse(false);
    }

    /** Half open: from inclusive, to exclusive. */
    public void requireOrder(String fromName, Optional<Instant> from, String toName, Optional<Instant> to) {
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            refuse(fromName, "reversed_range", "lies before " + toName + "; exchange the two or widen the range.");
        }
    }

    /** Remembers a fault; the sentence begins with the parameter's name. */
    public void refuse(String name, String code, String rule) {
        faults.add(new FieldError(place + name, code, name + " " + rule));
    }

    /** Refuses the request if anything was wrong with it. */
    public void check() {
        if (!faults.isEmpty()) {
            String detail = faults.size() == 1
                    ? faults.get(0).detail()
                    : faults.size() + (place.equals("?") ? " parameters" : " fields")
                            + " are not valid; each is named in errors.";
            throw new ServiceException(ErrorCode.INVALID_VALUE, detail, faults);
        }
    }
}
