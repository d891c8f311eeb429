package io.paythread.privacy;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * Reads one character as a person sees it, out of UTF-8 that may hold JSON escapes and a few HTML notations. The result
 * is packed into one {@code long}, since this runs for every byte that is not plain ASCII: the code point in the low
 * half, the offset behind it in the high half.
 */
final class Glyph {
    /** The longest run of separators inside one number: a hyphen between blanks, or a line break with an indent. */
    static final int MAX_SEPARATORS = 3;

    private static final int MALFORMED = 0xFFFD;
    private static final int LONGEST_ENTITY = 8;
    private static final String BREAK = "<br";

    private Glyph() {}

    static int codePoint(long glyph) {
        return (int) glyph;
    }

    static int next(long glyph) {
        return (int) (glyph >>> 32);
    }

    /** The character that begins at {@code at}; malformed bytes are read one by one. */
    static long read(byte[] bytes, int at, int to) {
        byte first = bytes[at];
        if (first < 0) {
            return utf8(bytes, at, to);
        }
        return switch (first) {
            case '\\' -> escape(bytes, at, to);
            case '&' -> entity(bytes, at, to);
            case '<' -> lineBreak(bytes, at, to);
            default -> glyph(first, at + 1);
        };
    }

    /** The value of a decimal digit of any script, superscript or circled; -1 for everything else. */
    static int digit(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint >= '0' && codePoint <= '9' ? codePoint - '0' : -1;
        }
        return switch (Character.getType(codePoint)) {
            case Character.DECIMAL_DIGIT_NUMBER -> Character.digit(codePoint, 10);
            case Character.OTHER_NUMBER -> compatibleDigit(codePoint);
            default -> -1;
        };
    }

    private static int compatibleDigit(int codePoint) {
        String plain = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
        return plain.length() == 1 ? Character.digit(plain.charAt(0), 10) : -1;
    }

    /** Whether people write this between the digits of one number. */
    static boolean separates(int codePoint) {
        if (codePoint < 0x80) {
            return switch (codePoint) {
                case ' ', '-', '.', '_', '/', '\n', '\r', '\t' -> true;
                default -> false;
            };
        }
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.DASH_PUNCTUATION -> true;
            default -> codePoint == 0x00B7 || codePoint == 0x2212 || codePoint == 0x30FB;
        };
    }

    /** Whether nobody sees this: zero-width characters, soft hyphens, the frame of a keycap. */
    static boolean invisible(int codePoint) {
        return codePoint >= 0x80
                && (Character.getType(codePoint) == Character.FORMAT
                        || codePoint == 0x20E3
                        || (codePoint >= 0xFE00 && codePoint <= 0xFE0F));
    }

    private static long glyph(int codePoint, int next) {
        return ((long) next << 32) | codePoint;
    }

    private static long escape(byte[] bytes, int at, int to) {
        if (at + 1 >= to) {
            return glyph('\\', at + 1);
        }
        return switch (bytes[at + 1]) {
            case 'n', 'r', 'f' -> glyph('\n', at + 2);
            case 't' -> glyph('\t', at + 2);
            case 'b' -> glyph(' ', at + 2);
            case '"', '\\', '/' -> glyph(bytes[at + 1], at + 2);
            case 'u' -> unicodeEscape(bytes, at, to);
            default -> glyph('\\', at + 1);
        };
    }

    private static long unicodeEscape(byte[] bytes, int at, int to) {
        int unit = hex(bytes, at + 2, to);
        if (unit < 0) {
            return glyph('\\', at + 1);
        }
        if (!Character.isHighSurrogate((char) unit) || at + 7 >= to || bytes[at + 6] != '\\' || bytes[at + 7] != 'u') {
            return glyph(unit, at + 6);
        }
        int low = hex(bytes, at + 8, to);
        return low >= 0 && Character.isLowSurrogate((char) low)
                ? glyph(Character.toCodePoint((char) unit, (char) low), at + 12)
                : glyph(unit, at + 6);
    }

    private static int hex(byte[] bytes, int at, int to) {
        if (at + 4 > to) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** HTML entities for blanks and digits: helpdesks send the HTML form of a comment as well. */
    private static long entity(byte[] bytes, int at, int to) {
        int end = at + 1;
        while (end < to && end - at <= LONGEST_ENTITY && bytes[end] != ';') {
            end++;
        }
        if (end >= to || bytes[end] != ';') {
            return glyph('&', at + 1);
        }
        String name = new String(bytes, at + 1, end - at - 1, StandardCharsets.ISO_8859_1);
        if (name.equals("nbsp")) {
            return glyph(0xA0, end + 1);
        }
        try {
            int codePoint = name.startsWith("#x") ? Integer.parseInt(name.substring(2), 16) : decimal(name);
            return Character.isValidCodePoint(codePoint) ? glyph(codePoint, end + 1) : glyph('&', at + 1);
        } catch (NumberFormatException e) {
            return glyph('&', at + 1);
        }
    }

    private static int decimal(String name) {
        return name.startsWith("#") ? Integer.parseInt(name.substring(1)) : -1;
    }

    private static long lineBreak(byte[] bytes, int at, int to) {
        for (int i = 0; i < BREAK.length(); i++) {
            if (at + i >= to || (i > 0 ? bytes[at + i] | 0x20 : bytes[at + i]) != BREAK.charAt(i)) {
                return glyph('<', at + 1);
            }
        }
        int end = at + BREAK.length();
        while (end < to && (bytes[end] == ' ' || bytes[end] == '/' || bytes[end] == '\\')) {
            end++;
        }
        return end < to && bytes[end] == '>' ? glyph('\n', end + 1) : glyph('<', at + 1);
    }

    private static long utf8(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xFF;
        int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (first < 0xC2 || first > 0xF4 || at + length > to) {
            return glyph(MALFORMED, at + 1);
        }
        int codePoint = first & (0x7F >> length);
        for (int i = at + 1; i < at + length; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return glyph(MALFORMED, at + 1);
            }
            codePoint = codePoint << 6 | (bytes[i] & 0x3F);
        }
        return Character.isValidCodePoint(codePoint) ? glyph(codePoint, at + length) : glyph(MALFORMED, at + 1);
    }
}
