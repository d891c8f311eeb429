package io.paythread.privacy;

import java.util.regex.Pattern;

/** What stands before and behind digits, and tells a card number from a phone number, an id or a link. */
final class Surroundings {
    /** How far away a card word still says something about digits. */
    private static final int NEAR = 40;

    private static final int LONGEST_WORD = 24;
    private static final int LONGEST_LINK = 2_000;

    /** An international phone number has at most 15 digits (ITU-T E.164). */
    private static final int PHONE_DIGITS = 15;

    private static final Pattern CARD_WORD = Pattern.compile(
            "card|visa|maestro|amex|debit|credit|cvv|cvc|tarjeta|carte|karte|carta|cartão|kaart|karta|карт|カード|卡号"
                    + "|\\b(?:pan|exp)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern WORD_BEFORE_A_NUMBER = Pattern.compile(
            "(?:card|visa|maestro|amex|pan|cc|mc|no|nr|num|number|nummer|karte|carte|carta|tarjeta|kaart|karta)_?$|%b$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD_BEHIND_A_NUMBER =
            Pattern.compile("^(?:exp|cvv|cvc|csc|cid|cvn|valid|visa|mastercard|amex)", Pattern.CASE_INSENSITIVE);

    private Surroundings() {}

    static boolean cardWordNear(String text, int start, int end) {
        return CARD_WORD
                .matcher(text)
                .region(Math.max(0, start - NEAR), Math.min(text.length(), end + NEAR))
                .find();
    }

    /** Whether a stretch of a run that begins with a plus sign is still the phone number. */
    static boolean phone(String text, DigitRun run, int first, int digits) {
        int start = run.groups().get(0).start();
        if (start == 0 || text.charAt(start - 1) != '+') {
            return false;
        }
        int before = run.groups().subList(0, first).stream()
                .mapToInt(group -> group.end() - group.start())
                .sum();
        return first == 0 || before + digits <= PHONE_DIGITS;
    }

    /** Whether letters stand directly at the digits, as in {@code re_4242}; words about cards do not count. */
    static boolean partOfAName(String text, int start, int end) {
        return (letterBefore(text, start)
                        && !WORD_BEFORE_A_NUMBER
                                .matcher(text)
                                .region(Math.max(0, start - LONGEST_WORD), start)
                                .find())
                || (end < text.length()
                        && letter(text.charAt(end))
                        && !WORD_BEHIND_A_NUMBER
                                .matcher(text)
                                .region(end, Math.min(text.length(), end + LONGEST_WORD))
                                .find());
    }

    /**
     * Whether the digits are a path segment or the value of a parameter in a link and rather an id: of a length that
     * ids have and most cards have not, and not named like a card. The ids of helpdesks have 14 digits, those of parcels
     * 18 and more.
     */
    static boolean idInAnAddress(String text, int start, int digits) {
        boolean usualLength = digits == 13 || digits == 15 || digits == 16;
        if (usualLength || start == 0 || (text.charAt(start - 1) != '/' && text.charAt(start - 1) != '=')) {
            return false;
        }
        int from = start;
        while (from > 0 && start - from < LONGEST_LINK && !Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        boolean link = text.substring(from, start).contains("://");
        return link
                && !CARD_WORD
                        .matcher(text)
                        .region(Math.max(from, start - LONGEST_WORD), start)
                        .find();
    }

    private static boolean letterBefore(String text, int start) {
        int at = start - 1;
        if (at > 0 && text.charAt(at) == '_') {
            at--;
        }
        return at >= 0 && letter(text.charAt(at));
    }

    /** Latin letters only: in Chinese or Japanese a number follows a word without a blank. */
    static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
