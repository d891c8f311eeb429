package io.paythread.dispute;

import io.paythread.platform.money.MoneyView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How evidence speaks of money and time: English, amounts in full, times in UTC. */
final class Wording {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Wording() {}

    static String time(Instant at) {
        return TIME.format(at);
    }

    static String day(Instant at) {
        return DAY.format(at);
    }

    static String money(MoneyView money) {
        return BigDecimal.valueOf(money.amount(), digits(money.currency())).toPlainString() + " " + money.currency();
    }

    /** A code in words. */
    static String words(String code) {
        return code.replace('_', ' ');
    }

    /** A card by its brand, as it is printed on cards. */
    static String brand(Optional<String> code) {
        String brand = code.orElse("a card");
        return switch (brand) {
            case "amex", "american_express" -> "American Express";
            case "jcb" -> "JCB";
            case "unionpay" -> "UnionPay";
            case "a card" -> brand;
            default ->
                Arrays.stream(words(brand).split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining(" "));
        };
    }

    /** A code that Java does not know has two digits, as most have. */
    private static int digits(String code) {
        try {
            return Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknown) {
            return 2;
        }
    }

    /** Days, hours and minutes; below a minute seconds: {@code 6 d 19 h 40 min}. */
    static String span(Duration duration) {
        Duration whole = duration.abs();
        List<String> parts = new ArrayList<>();
        add(parts, whole.toDays(), "d");
        add(parts, whole.toHoursPart(), "h");
        add(parts, whole.toMinutesPart(), "min");
        if (whole.toDays() == 0 && whole.toHours() == 0) {
            add(parts, whole.toSecondsPart(), "s");
        }
        return parts.isEmpty() ? "0 s" : String.join(" ", parts);
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit);
        }
    }
}
