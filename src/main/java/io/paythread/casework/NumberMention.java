package io.paythread.casework;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How sure a known number, an order's or the last of a card, is meant where it stands in a text. */
final class NumberMention {
    /** How far a word may be from the number that it explains. */
    private static final int REACH = 32;

    private static final int LEAST_ALONE = 6;
    private static final Pattern SIGN = Pattern.compile("(?:#|n[º°o]\\.?|nr\\.?|no\\.)[ :]*$");
    private static final Pattern DIALLED = Pattern.compile("(?:\\+|00)[\\d ()/-]{4,}$|\\d[ -]$");
    private static final Pattern DOTS = Pattern.compile("(?:\\.{2,}|\\*{2,}|x{2,}|•{2,}|…|#{2,})[ -]?$");
    private static final Pattern BROKEN = Pattern.compile("[.!?;。]");

    private NumberMention() {}

    /** How an order's number stands in a text. */
    enum Sort {
        /** A word next to it says that it is an order's, or it is too peculiar to be anything else. */
        NAMED,
        /** It stands alone. */
        ALONE,
        /** A word next to it says that it is something else's. */
        ELSEWHERE
    }

    /** The surest way in which the number stands in the plain text. */
    static Optional<Sort> order(String text, String number) {
        if (!text.contains(number)) {
            return Optional.empty();
        }
        if (Addresses.name(text, number)) {
            return Optional.of(Sort.NAMED);
        }
        String plain = Addresses.without(text);
        Optional<Sort> surest = Optional.empty();
        for (int at = next(plain, number, 0); at >= 0; at = next(plain, number, at + 1)) {
            Sort sort = sort(plain, at, number);
            if (surest.isEmpty() || sort.compareTo(surest.get()) < 0) {
                surest = Optional.of(sort);
            }
        }
        return surest.filter(sort -> sort == Sort.NAMED || number.length() >= LEAST_ALONE);
    }

    private static Sort sort(String plain, int at, String number) {
        String before = plain.substring(Math.max(0, at - REACH), at);
        int order = ContextWords.ORDER.lastEnd(before);
        int elsewhere = ContextWords.ELSEWHERE.lastEnd(before);
        if ((elsewhere >= 0 && elsewhere >= order) || DIALLED.matcher(before).find()) {
            return Sort.ELSEWHERE;
        }
        boolean named = order >= 0 || SIGN.matcher(before).find();
        if (!named) {
            String behind = sentence(
                    plain.substring(at + number.length(), Math.min(plain.length(), at + number.length() + REACH)));
            order = ContextWords.ORDER.firstEnd(behind);
            elsewhere = ContextWords.ELSEWHERE.firstEnd(behind);
            if (elsewhere >= 0 && (order < 0 || elsewhere <= order)) {
                return Sort.ELSEWHERE;
            }
            named = order >= 0;
        }
        boolean peculiar = number.length() >= LEAST_ALONE && number.chars().anyMatch(Character::isLetter);
        return named || peculiar ? Sort.NAMED : Sort.ALONE;
    }

    /** Whether the digits stand in the plain text as the last ones of a card. */
    static boolean card(String plain, String lastFour) {
        for (int at = next(plain, lastFour, 0); at >= 0; at = next(plain, lastFour, at + 1)) {
            if (isOfCard(plain, at, at + lastFour.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfCard(String plain, int start, int end) {
        String before = plain.substring(Math.max(0, start - REACH), start);
        String behind = sentence(plain.substring(end, Math.min(plain.length(), end + REACH)));
        if (DOTS.matcher(before).find()) {
            return true;
        }
        int card = ContextWords.lastEnd(before, ContextWords.CARD);
        int other = Math.max(ContextWords.ELSEWHERE.lastEnd(before), ContextWords.ORDER.lastEnd(before));
        if (DIALLED.matcher(before).find() || other > card) {
            return false;
        }
        return card >= 0 || ContextWords.in(behind, ContextWords.CARD);
    }

    private static String sentence(String behind) {
        Matcher end = BROKEN.matcher(behind);
        return end.find() ? behind.substring(0, end.start()) : behind;
    }

    /** Where the number stands by itself, not as a part of a longer one, of a word or of an amount. */
    private static int next(String plain, String number, int from) {
        for (int at = plain.indexOf(number, from); at >= 0; at = plain.indexOf(number, at + 1)) {
            int end = at + number.length();
            if (!continues(plain, at - 1, at - 2) && !continues(plain, end, end + 1)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean continues(String plain, int next, int beyond) {
        if (next < 0 || next >= plain.length()) {
            return false;
        }
        char c = plain.charAt(next);
        if (Character.isLetterOrDigit(c)) {
            return !Plain.isDense(c);
        }
        boolean joins = List.of('-', '/', '.', ',', '_', ':').contains(c);
        return joins
                && beyond >= 0
                && beyond < plain.length()
                && Character.isLetterOrDigit(plain.charAt(beyond))
                && !Plain.isDense(plain.charAt(beyond));
    }
}
