package io.paythread.dispute;

import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.regex.Pattern;

/**
 * Prepares text for a page, which knows neither joined letters nor directions: joins letters of the Arabic script, puts
 * lines that run from right to left into the order in which they are drawn, and says where a line may break. Pure.
 */
final class Lettering {
    private static final ArabicShaping SHAPING =
            new ArabicShaping(ArabicShaping.LETTERS_SHAPE | ArabicShaping.LENGTH_GROW_SHRINK);

    /** What steers programs and has no picture: joiners, marks of direction, soft hyphens, variants of pictures. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufe00-\\ufe0f\\ufeff]");

    private Lettering() {}

    /** In the order of reading, with the letters as they look beside their neighbours. */
    static String joined(String text) {
        try {
            return UNSEEN.matcher(SHAPING.shape(text)).replaceAll("");
        } catch (ArabicShapingException e) {
            throw new IllegalArgumentException("letters cannot be joined", e);
        }
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
