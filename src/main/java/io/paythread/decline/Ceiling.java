package io.paythread.decline;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something may be tried with one card.
 *
 * @param network a card brand, or any
 * @param window in which time; empty for all tries of one payment
 * @param since the first day that it holds
 */
public record Ceiling(String network, int attempts, Optional<Duration> window, LocalDate since) {
    private static final Pattern SHAPE = Pattern.compile(
            "(?<network>[a-z_]+):(?<attempts>\\d{1,4})/(?<window>[A-Z0-9]+|total)@(?<since>[0-9-]{10})");
    private static final String ANY = "any";

    /** As the configuration spells it: {@code visa:20/P30D@2025-05-19}. */
    public static Ceiling parse(CharSequence text) {
        Matcher matcher = SHAPE.matcher(text.toString().strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "ceiling \"" + text + "\" is not network:tries/time@day, such as visa:20/P30D@2025-05-19");
        }
        try {
            String window = matcher.group("window");
            return new Ceiling(
                    matcher.group("network"),
                    Integer.parseInt(matcher.group("attempts")),
                    window.equals("total") ? Optional.empty() : Optional.of(Duration.parse(window)),
                    LocalDate.parse(matcher.group("since")));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("ceiling \"" + text + "\" names no time or no day", e);
        }
    }

    boolean isOf(String brand) {
        return network.equals(brand) || network.equals(ANY);
    }

    /** Whether the two are the same rule at different times. */
    boolean replaces(Ceiling other) {
        return network.equals(other.network) && window.equals(other.window) && since.isAfter(other.since);
    }
}
