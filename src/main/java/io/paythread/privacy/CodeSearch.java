package io.paythread.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
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
            "cv[vc]2?|\\bcvn2?|\\bcsc\\b|\\bcid\\b(?!:\\S)|security code|card verification|c[oó]digo de seguridad"
                    + "|code de s[ée]curit[ée]|prüf(?:ziffer|nummer)|codice di sicurezza|安全码|セキュリティコード",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern CODE = Pattern.compile("(?<![\\d+]|\\d[.,])\\d{3,4}(?!\\d|[.,/-]\\d)");
    private static final Pattern EXPIRY =
            Pattern.compile("(?<![\\d/.,-])(?:0?[1-9]|1[0-2])(?: ?/ ?(?:20)?\\d\\d|-(?:20)?[2-4]\\d)(?!\\d|[/.-]\\d)");
    /** Behind the number on a magnetic strip stand name, date and codes (ISO/IEC 7813). */
    private static final Pattern TRACK = Pattern.compile("\\^[^^\\n]{2,26}\\^[0-9 ]{7,}\\??|[=D]\\d{7,}\\??");

    private static final Pattern PHONE = Pattern.compile("\\+\\d[\\d ().-]{5,20}\\d");

    private final StringBuilder text;
    private final List<Span> found = new ArrayList<>();
    private int masked;

    private CodeSearch(String text, List<CardSearch.Card> cards) {
        this.text = new StringBuilder(text);
        cards.forEach(card -> mask(card.start(), card.end()));
        PHONE.matcher(this.text.toString()).results().forEach(phone -> mask(phone.start(), phone.end()));
    }

    /** The codes and dates in a text whose card numbers are known, in no particular order. */
    static List<Span> find(String text, List<CardSearch.Card> cards) {
        CodeSearch search = new CodeSearch(text, cards);
        cards.forEach(search::besideCard);
        search.besideWords();
        return List.copyOf(search.found);
    }

    /** A piece of text to be removed. */
    record Span(int start, int end, RedactionRule rule) {}

    private void besideCard(CardSearch.Card card) {
        takeTrack(card.end());
        takeAll(EXPIRY, card.start() - NEAR_CARD, card.start(), RedactionRule.EXPIRY_BY_CARD);
        takeAll(EXPIRY, card.end(), card.end() + NEAR_CARD, RedactionRule.EXPIRY_BY_CARD);
        takeAll(CODE, card.end(), card.end() + NEAR_CARD, RedactionRule.CODE_BY_CARD);
    }

    private void besideWords() {
        for (MatchResult word : CODE_WORD.matcher(text).results().toList()) {
            if (endsAnId(word)) {
                continue;
            }
            int before = found.size();
            takeCodes(word, word.end(), word.end() + NEAR_WORD);
            if (found.size() == before) {
                takeCodes(word, word.start() - NEAR_WORD, word.start());
            }
        }
    }

    /** Whether letters mixed with digits stand directly before: random ids hold any three letters now and then. */
    private boolean endsAnId(MatchResult word) {
        boolean letters = false;
        boolean digits = false;
        for (int at = word.start() - 1; letterAt(at) || digitAt(at); at--) {
            letters |= letterAt(at);
            digits |= digitAt(at);
        }
        return letters && digits;
    }

    /** Digits that letters touch are part of an id as well; the word itself may touch them. */
    private void takeCodes(MatchResult word, int from, int to) {
        takeAll(
                CODE,
                from,
                to,
                RedactionRule.CODE_BY_WORD,
                code -> (code.start() == word.end() || !letterAt(code.start() - 1))
                        && (wordBehind(word, code.end()) || !letterAt(code.end())));
    }

    private boolean wordBehind(MatchResult word, int place) {
        return place == word.start() && !letterAt(word.end()) && !digitAt(word.end());
    }

    private boolean digitAt(int place) {
        return place >= 0 && place < text.length() && text.charAt(place) >= '0' && text.charAt(place) <= '9';
    }

    private boolean letterAt(int place) {
        return place >= 0 && place < text.length() && Surroundings.letter(text.charAt(place));
    }

    /** Only what begins between the two places; what stands around it is looked at as well. */
    private void takeAll(Pattern pattern, int from, int to, RedactionRule rule) {
        takeAll(pattern, from, to, rule, match -> true);
    }

    private void takeAll(Pattern pattern, int from, int to, RedactionRule rule, Predicate<MatchResult> wanted) {
        int start = Math.max(0, from);
        int limit = Math.min(text.length(), to + LONGEST);
        if (start >= limit) {
            return;
        }
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true).region(start, limit);
        while (matcher.find() && matcher.start() < to) {
            if (wanted.test(matcher)) {
                found.add(new Span(matcher.start(), matcher.end(), rule));
            }
        }
        maskFound();
    }

    private void takeTrack(int from) {
        Matcher matcher = TRACK.matcher(text).region(from, text.length());
        if (matcher.lookingAt()) {
            found.add(new Span(matcher.start(), matcher.end(), RedactionRule.TRACK_DATA));
            maskFound();
        }
    }

    private void maskFound() {
        found.subList(masked, found.size()).forEach(span -> mask(span.start(), span.end()));
        masked = found.size();
    }

    private void mask(int start, int end) {
        for (int i = start; i < end; i++) {
            text.setCharAt(i, MASK);
        }
    }
}
