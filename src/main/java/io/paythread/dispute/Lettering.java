package io.paythread.dispute;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.JoiningType;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Prepares text for a page, which knows neither joined letters nor directions: joins letters of the Arabic script, puts
 * lines that run from right to left into the order in which they are drawn, and says where a line may break. Pure.
 */
final class Lettering {
    private static final ArabicShaping SHAPING =
            new ArabicShaping(ArabicShaping.LETTERS_SHAPE | ArabicShaping.LENGTH_GROW_SHRINK);

    /** Letters with the first of their pictures in Unicode's Arabic Presentation Forms-A: alone, final, initial, medial. */
    private static final Map<Character, Integer> FURTHER_LETTERS = Map.ofEntries(
            Map.entry('\u067e', 0xfb56),
            Map.entry('\u0679', 0xfb66),
            Map.entry('\u0686', 0xfb7a),
            Map.entry('\u0688', 0xfb88),
            Map.entry('\u0698', 0xfb8a),
            Map.entry('\u0691', 0xfb8c),
            Map.entry('\u06a9', 0xfb8e),
            Map.entry('\u06af', 0xfb92),
            Map.entry('\u06ba', 0xfb9e),
            Map.entry('\u06c1', 0xfba6),
            Map.entry('\u06be', 0xfbaa),
            Map.entry('\u06d2', 0xfbae),
            Map.entry('\u06cc', 0xfbfc));

    /** Marks in Unicode's Arabic Presentation Forms-B, two for each of those that go above or below a letter. */
    private static final int FIRST_SPACING_MARK = 0xfe70;

    private static final int SPACING_MARKS = 16;
    private static final int FIRST_MARK = 0x064b;

    /** What steers programs and has no picture: joiners, marks of direction, soft hyphens, variants of pictures. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufe00-\\ufe0f\\ufeff]");

    private Lettering() {}

    /** In the order of reading, with the letters as they look beside their neighbours. */
    static String joined(String text) {
        try {
            return UNSEEN.matcher(completed(text, SHAPING.shape(text))).replaceAll("");
        } catch (ArabicShapingException e) {
            throw new IllegalArgumentException("letters cannot be joined", e);
        }
    }

    /**
     * The library leaves letters of Persian and Urdu as they were written, each of them, in the same order; and makes marks
     * above and below letters into ones that stand beside them.
     */
    private static String completed(String written, String shaped) {
        StringBuilder text = new StringBuilder(shaped);
        int at = 0;
        for (int i = 0; i < written.length(); i++) {
            Integer isolated = FURTHER_LETTERS.get(written.charAt(i));
            if (isolated != null) {
                int there = shaped.indexOf(written.charAt(i), at);
                if (there >= 0) {
                    text.setCharAt(there, (char) (isolated + form(written, i)));
                    at = there + 1;
                }
            }
        }
        for (int i = 0; i < text.length(); i++) {
            int mark = text.charAt(i) - FIRST_SPACING_MARK;
            if (mark >= 0 && mark < SPACING_MARKS) {
                text.setCharAt(i, (char) (FIRST_MARK + mark / 2));
            }
        }
        return text.toString();
    }

    /** Alone, joined to the letter before it, to the one behind it, or to both. */
    private static int form(String text, int at) {
        boolean before = joins(text, at, -1, JoiningType.DUAL_JOINING, JoiningType.JOIN_CAUSING);
        boolean behind = joining(text.charAt(at)) == JoiningType.DUAL_JOINING
                && joins(text, at, 1, JoiningType.DUAL_JOINING, JoiningType.RIGHT_JOINING, JoiningType.JOIN_CAUSING);
        return (before ? 1 : 0) + (behind ? 2 : 0);
    }

    /** Marks above and below letters do not part them. */
    private static boolean joins(String text, int at, int step, Integer... kinds) {
        int next = at + step;
        while (next >= 0 && next < text.length() && joining(text.charAt(next)) == JoiningType.TRANSPARENT) {
            next += step;
        }
        return next >= 0 && next < text.length() && List.of(kinds).contains(joining(text.charAt(next)));
    }

    private static int joining(char letter) {
        return UCharacter.getIntPropertyValue(letter, UProperty.JOINING_TYPE);
    }

    /** Whether a paragraph begins at the right. */
    static boolean fromTheRight(String paragraph) {
        return Bidi.getBaseDirection(paragraph) == Bidi.RTL;
    }

    /** A line in the order in which it is drawn, from left to right. */
    static String drawn(String line, boolean fromTheRight) {
        if (!fromTheRight && !Bidi.requiresBidi(line.toCharArray(), 0, line.length())) {
            return line;
        }
        return new Bidi(line, fromTheRight ? Bidi.RTL : Bidi.LTR)
                .writeReordered(Bidi.DO_MIRRORING | Bidi.KEEP_BASE_COMBINING | Bidi.REMOVE_BIDI_CONTROLS);
    }

    /** The last place up to {@code end} where a word without blanks may be broken; 0 where it may not. */
    static int breakBefore(String word, int end) {
        BreakIterator breaks = BreakIterator.getLineInstance(ULocale.ROOT);
        breaks.setText(word);
        return breaks.isBoundary(end) ? end : Math.max(0, breaks.preceding(end));
    }
}
