package io.paythread.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds verification codes and expiry dates: codes beside a word for them, codes and dates beside a card number. A code
 * may not be kept at all (PCI DSS 3.3.1), so three or four digits too many go rather than one code stays.
 */
final class CodeSearch {
    private static final int NEAR_WORD = 40;
    private static final int NEAR_CARD = 60;
    /** The longest date or code, with blanks. */
    private static final int LONGEST = 9;

    private static final char MASK = '\u0001';

    private static final Pattern CODE_WORD = Pattern.compile(
            "cvv2?|cvc2?|\\bcvn2?|\\bcsc\\b|\\bcid\\b(?!:\\S)|security code|c[oó]digo de seguridad"
                    + "|code de s[ée]curit[ée]|prüf(?:ziffer|nummer)|codice di sicurezza|安全码|セキュリティコード",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern CODE = Pattern.compile("(?<![\\d+]|\\d[.,])\\d{3,4}(?!\\d|[.,/-]\\d)");
    private static final Pattern EXPIRY =
            Pattern.compile("(?<![\\d/.,-])(?:0?[1-9]|1[0-2])(?: ?/ ?(?:20)?\\d\\d|-(?:20)?[2-4]\\d)(?!\\d|[/.-]\\d)");
    private static final Pattern PHONE = Pattern.compile("\\+\\d[\\d ().-]{5,20}\\d");

    private final StringBuilder text;
    private final List<Span> found = new ArrayList<>();
    private int masked;

    private CodeSearch(String text, List<CardSearch.Card> cards) {
        this.text = new StringBuilder(text);
        cards.forEach(card -> mask(new Span(card.start(), card.end())));
        PHONE.matcher(this.text.toString()).results().forEach(phone -> mask(new Span(phone.start(), phone.end())));
    }

    /** The codes and dates in a text whose card numbers are known, in no particular order. */
    static List<Span> find(String text, List<CardSearch.Card> cards) {
        CodeSearch search = new CodeSearch(text, cards);
        cards.forEach(search::besideCard);
        search.besideWords();
        return List.copyOf(search.found);
    }

    /** A piece of text to be removed. */
    record Span(int start, int end) {}

    private void besideCard(CardSearch.Card card) {
        takeAll(EXPIRY, card.start() - NEAR_CARD, card.start());
        takeAll(EXPIRY, card.end(), card.end() + NEAR_CARD);
        takeAll(CODE, card.end(), card.end() + NEAR_CARD);
    }

    private void besideWords() {
        List<Span> words = CODE_WORD
                .matcher(text)
                .results()
                .map(word -> new Span(word.start(), word.end()))
                .toList();
        for (Span word : words) {
            int before = found.size();
            takeAll(CODE, word.end(), word.end() + NEAR_WORD);
            if (found.size() == before) {
                takeAll(CODE, word.start() - NEAR_WORD, word.start());
            }
        }
    }

    /** Only what begins between the two places; what stands around it is looked at as well. */
    private void takeAll(Pattern pattern, int from, int to) {
        int start = Math.max(0, from);
        int limit = Math.min(text.length(), to + LONGEST);
        if (start >= limit) {
            return;
        }
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true).region(start, limit);
        while (matcher.find() && matcher.start() < to) {
            found.add(new Span(matcher.start(), matcher.end()));
        }
        found.subList(masked, found.size()).forEach(this::mask);
        masked = found.size();
    }

    private void mask(Span span) {
        for (int i = span.start(); i < span.end(); i++) {
            text.setCharAt(i, MASK);
        }
    }
}
