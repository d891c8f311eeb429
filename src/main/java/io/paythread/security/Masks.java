package io.paythread.security;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Forms of e-mail addresses and telephone numbers in which people recognise what they know, and learn nothing else. */
final class Masks {
    /** Also what was cut off behind the at sign. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"'(),;:\\[\\]]+@[^\\s@<>\"'(),;:\\[\\]]*");
    /** With a plus sign, or two zeros and a country: digits alone are mostly the number of something else. */
    private static final Pattern PHONE =
            Pattern.compile("(?<![\\w.+])(?:\\+[1-9]|00[1-9]\\d{0,2}[ ().\\-/])(?:[ ().\\-/]{0,3}\\d){5,14}(?!\\d)");

    private static final int SHOWN_DIGITS = 2;

    private Masks() {}

    /** {@code a***@example.com}. */
    static String email(String text) {
        return text.chars().anyMatch(Character::isWhitespace) ? words(text) : address(text);
    }

    private static String address(String text) {
        int at = text.lastIndexOf('@');
        String start = text.isEmpty() || at == 0 ? "" : text.substring(0, text.offsetByCodePoints(0, 1));
        return start + "***" + (at < 0 ? "" : text.substring(at));
    }

    /** {@code +** *** **12}. */
    static String phone(String text) {
        String digits = text.replaceAll("\\D", "");
        return "+** *** **" + digits.substring(Math.max(0, digits.length() - SHOWN_DIGITS));
    }

    /** A text with every address and number in it masked. */
    static String words(String text) {
        String withoutEmails = EMAIL.matcher(text).replaceAll(Masks::emailFound);
        return PHONE.matcher(withoutEmails).replaceAll(found -> Matcher.quoteReplacement(phone(found.group())));
    }

    private static String emailFound(MatchResult found) {
        return Matcher.quoteReplacement(address(found.group()));
    }
}
