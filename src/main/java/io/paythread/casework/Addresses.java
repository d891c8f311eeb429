package io.paythread.casework;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Addresses of web pages in a text: what a number in one of them is, its neighbours in the address say. */
final class Addresses {
    private static final Pattern ADDRESS = Pattern.compile("(?:https?://|www\\.)[\\x21-\\x7e]+");
    private static final Pattern PARTS = Pattern.compile("[/?&=#]");
    private static final Pattern WORDS = Pattern.compile("[_.-]");

    private Addresses() {}

    /** The text with blanks in the place of addresses. */
    static String without(String plain) {
        return ADDRESS.matcher(plain)
                .replaceAll(found -> " ".repeat(found.group().length()));
    }

    /** Whether the number stands in an address behind a word for orders: {@code /orders/100482}, {@code ?order_id=100482}. */
    static boolean name(String plain, String number) {
        return ADDRESS.matcher(plain).results().map(MatchResult::group).anyMatch(address -> names(address, number));
    }

    private static boolean names(String address, String number) {
        List<String> parts = PARTS.splitAsStream(address).toList();
        for (int i = 1; i < parts.size(); i++) {
            if (isNumber(parts.get(i), number)
                    && WORDS.splitAsStream(parts.get(i - 1)).anyMatch(ContextWords.ORDER::in)) {
                return true;
            }
        }
        return false;
    }

    /** An address at the end of a sentence takes its full stop along. */
    private static boolean isNumber(String part, String number) {
        return part.startsWith(number)
                && part.substring(number.length()).chars().noneMatch(c -> Character.isLetterOrDigit(c));
    }
}
