package io.paythread.scenario;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** All digits of a text one after another, whatever the notation: what a card number cannot hide in. */
final class Digits {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final Pattern ENTITY = Pattern.compile("&#?\\w{1,6};");

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

    private static String unescaped(MatchResult escape) {
        return java.util.regex.Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16)));
    }
}
