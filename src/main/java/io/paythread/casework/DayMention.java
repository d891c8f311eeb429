package io.paythread.casework;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The days that a text names: in figures of either order, by the names of months, as yesterday. */
final class DayMention {
    private static final List<String> LANGUAGES = List.of("en", "es", "fr", "de", "pt", "it", "nl", "pl", "ru", "tr");

    private static final Map<String, Integer> MONTHS = months();

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<![\\d.,/-])(\\d{4}) ?[-/.年] ?(\\d{1,2}) ?[-/.月] ?(\\d{1,2})(?!\\d)");
    private static final Pattern MONTH_AND_DAY =
            Pattern.compile("(?<![\\d年])(?:(\\d{4})年 ?)?(\\d{1,2})月 ?(\\d{1,2})[日号]");
    private static final Pattern FIGURES =
            Pattern.compile("(?<![\\d.,/-])(\\d{1,2})([./-])(\\d{1,2})(?:\\2(\\d{4}|\\d{2}))?(?![\\d/-])(?![.,]\\d)");
    private static final String NAMES = MONTHS.keySet().stream()
            .sorted((a, b) -> Integer.compare(b.length(), a.length()))
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    private static final Pattern DAY_THEN_NAME =
            Pattern.compile("(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|°|\\.)? ?(?:de |of |den )?(" + NAMES
                    + ")(?!\\p{L})(?:\\.? ?(?:de )?(\\d{4}))?");
    private static final Pattern NAME_THEN_DAY =
            Pattern.compile("(?<!\\p{L})(" + NAMES + ")\\.? (\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,? (\\d{4}))?");

    private DayMention() {}

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (String language : LANGUAGES) {
            for (Month month : Month.values()) {
                for (TextStyle style : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT)) {
                    String name = Plain.of(month.getDisplayName(style, Locale.forLanguageTag(language)))
                            .replace(".", "");
                    if (name.length() >= 3) {
                        months.putIfAbsent(name, month.getValue());
                    }
                }
            }
        }
        return months;
    }

    /** The days that a plain text of that moment can mean; a day without a year is the last such one. */
    static Set<LocalDate> in(String plain, Instant at) {
        LocalDate today = at.atOffset(ZoneOffset.UTC).toLocalDate();
        Set<LocalDate> days = new HashSet<>();
        each(YEAR_FIRST, plain, m -> add(days, today, m.group(1), m.group(2), m.group(3)));
        each(MONTH_AND_DAY, plain, m -> add(days, today, m.group(1), m.group(2), m.group(3)));
        each(FIGURES, plain, m -> {
            add(days, today, m.group(4), m.group(3), m.group(1));
            add(days, today, m.group(4), m.group(1), m.group(3));
        });
        each(DAY_THEN_NAME, plain, m -> add(days, today, m.group(3), month(m.group(2)), m.group(1)));
        each(NAME_THEN_DAY, plain, m -> add(days, today, m.group(3), month(m.group(1)), m.group(2)));
        if (ContextWords.in(plain, ContextWords.YESTERDAY)) {
            days.add(today.minusDays(1));
        }
        if (ContextWords.in(plain, ContextWords.TODAY)) {
            days.add(today);
        }
        return days;
    }

    private static void each(Pattern pattern, String plain, Consumer<MatchResult> use) {
        Matcher matcher = pattern.matcher(plain);
        while (matcher.find()) {
            use.accept(matcher.toMatchResult());
        }
    }

    private static String month(String name) {
        return String.valueOf(MONTHS.get(name));
    }

    private static void add(Set<LocalDate> days, LocalDate today, @Nullable String year, String month, String day) {
        try {
            LocalDate named = LocalDate.of(
                    year == null ? today.getYear() : full(Integer.parseInt(year)),
                    Integer.parseInt(month),
                    Integer.parseInt(day));
            days.add(year == null && named.isAfter(today.plusDays(1)) ? named.minusYears(1) : named);
        } catch (DateTimeException e) {
            // There is no such day: the figures mean something else.
            return;
        }
    }

    private static int full(int year) {
        return year < 100 ? 2000 + year : year;
    }
}
