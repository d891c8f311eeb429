package io.paythread.privacy;

/**
 * A piece of bytes as a person reads it: one {@code char} for each visible character, every digit and full-width sign as ASCII, and for each
 * the bytes that it came from. What nobody sees is left out.
 */
final class PlainText {
    private static final char BEYOND = '\uFFFD';
    private static final int FULL_WIDTH_FIRST = 0xFF01;
    private static final int FULL_WIDTH_LAST = 0xFF5E;

    private final int[] starts;
    private final int[] ends;
    private final String text;

    private PlainText(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    static PlainText of(byte[] bytes, int from, int to) {
        int[] starts = new int[to - from];
        int[] ends = new int[to - from];
        StringBuilder text = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            long glyph = Glyph.read(bytes, at, to);
            int codePoint = Glyph.codePoint(glyph);
            if (!Glyph.invisible(codePoint)) {
                starts[text.length()] = at;
                ends[text.length()] = Glyph.next(glyph);
                text.append(plain(codePoint));
            }
            at = Glyph.next(glyph);
        }
        return new PlainText(text.toString(), starts, ends);
    }

    private static char plain(int codePoint) {
        int digit = Glyph.digit(codePoint);
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        if (codePoint >= FULL_WIDTH_FIRST && codePoint <= FULL_WIDTH_LAST) {
            return (char) (codePoint - FULL_WIDTH_FIRST + '!');
        }
        return Character.isBmpCodePoint(codePoint) ? (char) codePoint : BEYOND;
    }

    String text() {
        return text;
    }

    /** The edit of the bytes that puts a replacement in the place of the characters from {@code start} to {@code end}. */
    Edit replace(int start, int end, String replacement) {
        return new Edit(starts[start], ends[end - 1], replacement);
    }

    /** Bytes to be replaced; the replacement is ASCII and needs no escape in JSON. */
    record Edit(int from, int to, String replacement) {}
}
