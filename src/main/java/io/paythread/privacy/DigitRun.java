package io.paythread.privacy;

import java.util.ArrayList;
import java.util.List;

/**
 * Groups of digits with nothing but separators between them.
 *
 * @param groups none if there is no digit left in the text
 * @param digits how many digits all groups have together
 * @param end where the search goes on
 */
record DigitRun(List<Group> groups, int digits, int end) {

    DigitRun {
        groups = List.copyOf(groups);
    }

    /** Digits without anything between them. */
    record Group(int start, int end) {}

    /** The first run at or after a place. */
    static DigitRun from(String text, int from) {
        List<Group> groups = new ArrayList<>();
        int digits = 0;
        int at = nextDigit(text, from, text.length());
        int end = at;
        while (at < text.length()) {
            end = endOfGroup(text, at);
            groups.add(new Group(at, end));
            digits += end - at;
            at = continuation(text, end);
        }
        return new DigitRun(groups, digits, end);
    }

    private static int nextDigit(String text, int from, int to) {
        int at = from;
        while (at < to && !digit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int endOfGroup(String text, int from) {
        int at = from;
        while (at < text.length() && digit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Where the run goes on behind a group; the end of the text where it does not. */
    private static int continuation(String text, int from) {
        int limit = Math.min(text.length(), from + Glyph.MAX_SEPARATORS + 1);
        int at = from;
        while (at < limit && Glyph.separates(text.charAt(at))) {
            at++;
        }
        return at < limit && digit(text.charAt(at)) ? at : text.length();
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
