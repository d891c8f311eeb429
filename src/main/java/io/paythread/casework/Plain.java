package io.paythread.casework;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text in a form in which what means the same looks the same, so that it can be compared. */
final class Plain {
    private static final Pattern MARKS = Pattern.compile("(?<=[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}])\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private Plain() {}

    /** One line: compatibility forms resolved, lower case, no diacritics, straight quotes, digits of ASCII, single blanks. */
    static String of(String text) {
        return BLANKS.matcher(folded(text)).replaceAll(" ").strip();
    }

    private static String folded(String text) {
        String lower = Normalizer.normalize(text.replace('№', '#'), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
        String bare =
                MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
        StringBuilder plain = new StringBuilder(bare.length());
        Normalizer.normalize(bare, Normalizer.Form.NFC).codePoints().forEach(c -> plain.appendCodePoint(character(c)));
        return plain.toString();
    }

    private static int character(int c) {
        if (Character.isDigit(c)) {
            return '0' + Character.digit(c, 10);
        }
        return switch (c) {
            case 'ı' -> 'i';
            case 'ł' -> 'l';
            case '‘', '’', '‚', '´', '`', 'ʼ' -> '\'';
            case '“', '”', '„', '«', '»' -> '"';
            // The decimal and thousands separators that go with Arabic digits.
            case '\u066b' -> '.';
            case '\u066c' -> ',';
            case '–', '—', '−', '‑' -> '-';
            case '\u200e', '\u200f', '\u00ad', '\u200b' -> ' ';
            default -> c;
        };
    }

    /** Whether the phrase stands in the text by itself; in scripts without blanks, anywhere. Both are plain. */
    static boolean holds(String text, String phrase) {
        return find(text, phrase, 0) >= 0;
    }

    /** Where the phrase begins, at or behind a place; -1 for nowhere. */
    static int find(String text, String phrase, int from) {
        for (int at = text.indexOf(phrase, from); at >= 0; at = text.indexOf(phrase, at + 1)) {
            if (isWhole(text, at, at + phrase.length())) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isWhole(String text, int start, int end) {
        return !(start > 0 && joins(text.charAt(start - 1), text.charAt(start)))
                && !(end < text.length() && joins(text.charAt(end), text.charAt(end - 1)));
    }

    private static boolean joins(char outer, char inner) {
        return Character.isLetterOrDigit(outer) && !isDense(outer) && !isDense(inner);
    }

    /** Scripts that put no blanks between words. */
    static boolean isDense(int c) {
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || c == 'ー';
    }
}
