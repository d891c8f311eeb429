package io.paythread.privacy;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The quick look that decides whether anything else has to be done. One pass, no allocation: almost every event of a
 * payment processor ends here, after a nanosecond or two per byte.
 */
final class Prescan {
    /** The shortest card number: Maestro once gave out 12 digits. */
    private static final int FEWEST_DIGITS = 12;

    private static final byte OTHER = 0;
    private static final byte DIGIT = 1;
    private static final byte SEPARATOR = 2;
    private static final byte COMPOSED = 3;
    private static final byte WORD_START = 4;

    /** Begins {@code card_verification} and {@code card_pin}. */
    private static final String CARD = "card";
    /** Stands in {@code verification_code} and {@code verificationValue}. */
    private static final String CATION = "cation";

    /** Parts of the code words, one of which each of them has, chosen so that accents do not matter. */
    private static final String[] STEMS = {
        "cvv", "cvc", "cvn", "csc", "cid", "curit", "seguridad", "sicurezza", "fziffer", CARD, CATION
    };

    private static final String[][] STEMS_BY_LETTER = stemsByLetter();
    /** By first letter a bit for each second one: rules nearly every word out at once. */
    private static final int[] SECOND_LETTERS = secondLetters();

    private static final byte[] CLASSES = classes();

    private static final int SAFETY_CHINESE = 0x5B89;
    private static final int SECURITY_JAPANESE = 0x30BB;

    private Prescan() {}

    /** Whether these bytes may hold a card number or a verification code. False is certain, true is not. */
    static boolean suspicious(byte[] bytes, int from, int to) {
        int digits = 0;
        int separators = 0;
        int at = from;
        while (at < to) {
            byte b = bytes[at];
            byte kind = b < 0 ? COMPOSED : CLASSES[b];
            int width = 1;
            if (kind == COMPOSED) {
                long glyph = Glyph.read(bytes, at, to);
                int codePoint = Glyph.codePoint(glyph);
                if (codePoint == SAFETY_CHINESE || codePoint == SECURITY_JAPANESE) {
                    return true;
                }
                width = Glyph.next(glyph) - at;
                kind = classify(codePoint);
            }
            if (kind == DIGIT) {
                separators = 0;
                if (++digits >= FEWEST_DIGITS) {
                    return true;
                }
            } else if (kind == SEPARATOR) {
                digits = ++separators > Glyph.MAX_SEPARATORS ? 0 : digits;
            } else if (kind != COMPOSED) {
                digits = 0;
                if (kind == WORD_START && at + 1 < to && mayBegin(b, bytes[at + 1]) && codeWord(bytes, at, to)) {
                    return true;
                }
            }
            at += width;
        }
        return false;
    }

    /** COMPOSED stands for what nobody sees: it neither ends a number nor counts as a separator. */
    private static byte classify(int codePoint) {
        if (Glyph.digit(codePoint) >= 0) {
            return DIGIT;
        }
        if (Glyph.invisible(codePoint)) {
            return COMPOSED;
        }
        return Glyph.separates(codePoint) ? SEPARATOR : OTHER;
    }

    private static boolean mayBegin(byte first, byte second) {
        return (SECOND_LETTERS[first & 0x1F] >>> (second & 0x1F) & 1) != 0;
    }

    private static boolean codeWord(byte[] bytes, int at, int to) {
        if (at + 2 >= to) {
            return false;
        }
        int third = bytes[at + 2] | 0x20;
        for (String stem : STEMS_BY_LETTER[bytes[at] & 0x1F]) {
            if (stem.charAt(2) == third
                    && startsWith(bytes, at, to, stem)
                    && isCodeWord(bytes, at + stem.length(), to, stem)) {
                return true;
            }
        }
        return false;
    }

    /** What follows decides: {@code cvc_check} stands in every charge and holds no code, {@code cid} in incident. */
    private static boolean isCodeWord(byte[] bytes, int at, int to, String stem) {
        return switch (stem) {
            case CARD -> goesOn(bytes, at, to, "v") || goesOn(bytes, at, to, "pin");
            case CATION -> goesOn(bytes, at, to, "c") || goesOn(bytes, at, to, "v");
            case "cvc", "cvv" -> !startsWith(bytes, at, to, "_check");
            default -> stem.length() > 3 || at >= to || (bytes[at] != '_' && !Character.isLetter(bytes[at]));
        };
    }

    /** Whether a name goes on so, with or without something between its words. */
    private static boolean goesOn(byte[] bytes, int at, int to, String word) {
        boolean between = at < to && (bytes[at] == '_' || bytes[at] == '-' || bytes[at] == ' ');
        return startsWith(bytes, between ? at + 1 : at, to, word);
    }

    private static boolean startsWith(byte[] bytes, int at, int to, String stem) {
        if (at + stem.length() > to) {
            return false;
        }
        for (int i = 0; i < stem.length(); i++) {
            if (bytes[at + i] != stem.charAt(i) && (bytes[at + i] | 0x20) != stem.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int[] secondLetters() {
        int[] letters = new int[32];
        for (String stem : STEMS) {
            letters[stem.charAt(0) & 0x1F] |= 1 << (stem.charAt(1) & 0x1F);
        }
        return letters;
    }

    private static String[][] stemsByLetter() {
        return IntStream.range(0, 32)
                .mapToObj(letter -> Arrays.stream(STEMS)
                        .filter(stem -> (stem.charAt(0) & 0x1F) == letter)
                        .toArray(String[]::new))
                .toArray(String[][]::new);
    }

    private static byte[] classes() {
        byte[] classes = new byte[128];
        for (int c = 0; c < classes.length; c++) {
            classes[c] = Glyph.digit(c) >= 0 ? DIGIT : Glyph.separates(c) ? SEPARATOR : OTHER;
        }
        for (char c : new char[] {'\\', '&', '<'}) {
            classes[c] = COMPOSED;
        }
        for (String stem : STEMS) {
            classes[stem.charAt(0)] = WORD_START;
            classes[Character.toUpperCase(stem.charAt(0))] = WORD_START;
        }
        return classes;
    }
}
