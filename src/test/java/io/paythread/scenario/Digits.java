package io.paythread.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All digits of a text one after another, whatever the notation: what a card number cannot hide in. */
final class Digits {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final Pattern ENTITY = Pattern.compile("&#?\\w{1,6};");

    private static final int BEGINNING = 12;
    private static final long WINDOW = 1_000_000_000_000L;

    private Digits() {}

    static String of(String text) {
        String plain = ENTITY.matcher(ESCAPE.matcher(text).replaceAll(Digits::unescaped))
                .replaceAll(" ");
        StringBuilder digits = new StringBuilder();
        plain.codePoints().forEach(point -> {
            int digit = Character.digit(point, 10);
            if (digit >= 0) {
                digits.append(digit);
            }
        });
        return digits.toString();
    }

    /** Those of the numbers, of twelve digits or more, that stand anywhere in the digits; goes through them once. */
    static List<String> found(String digits, Collection<String> numbers) {
        Map<Long, List<String>> byBeginning = numbers.stream()
                .collect(Collectors.groupingBy(number -> Long.parseLong(number.substring(0, BEGINNING))));
        List<String> found = new ArrayList<>();
        long window = 0;
        for (int i = 0; i < digits.length(); i++) {
            // What parts texts from one another is no digit; whether the number stands there is looked at below.
            window = (window * 10 + Math.max(0, Character.digit(digits.charAt(i), 10))) % WINDOW;
            int start = i - BEGINNING + 1;
            byBeginning.getOrDefault(window, List.of()).stream()
                    .filter(number -> digits.startsWith(number, start))
                    .forEach(found::add);
        }
        return found;
    }

    private static String unescaped(MatchResult escape) {
        return java.util.regex.Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16)));
    }
}
