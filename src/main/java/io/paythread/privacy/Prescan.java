package io.paythread.privacy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The quick look that decides whether anything else has to be done. One pass, no allocation: almost every event of a
 * payment processor ends here, after a nanosecond or two per byte.
 */
final class Prescan {
    /** The shortest card number: Maestro once gave out 12 digits. */
    private static final int FEWEST_DIGITS = 12;

    private static final int PAIRS = 1 << 10;

    private static final byte OTHER = 0;
    private static final byte DIGIT = 1;
    private static final byte SEPARATOR = 2;
    private static final byte COMPOSED = 3;
    private static final byte WORD_START = 4;

    /** Parts of the code words, one of which each of them has, chosen so that accents do not matter. */
    private static final String[] STEMS = {
        "cvv",
        "cvc",
        "cvn",
        "csc",
        "cid",
        "curit",
        "seguridad",
        "sicurezza",
        "fziffer",
        // Names of fields: verification_code, verificationValue, card_verification, card_pin.
        "verification_c",
        "verification-c",
        "verificationc",
        "verification_v",
        "verification-v",
        "verificationv",
        "d_verif",
        "d-verif",
        "d verif",
        "dverif",
        "d_pin",
        "dpin"
    };

    /** By the low five bits of the first two characters, which are the same for both cases of a letter. */
    private static final String[] @Nullable [] STEMS_BY_PAIR = stemsByPair();

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
            if (kind == OTHER) {
                digits = 0;
                at++;
                continue;
            }
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
                if (kind == WORD_START && codeWord(bytes, at, to)) {
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

    private static boolean codeWord(byte[] bytes, int at, int to) {
        if (at + 1 >= to) {
            return false;
        }
        String[] stems = STEMS_BY_PAIR[pair(bytes[at], bytes[at + 1])];
        if (stems == null) {
            return false;
        }
        for (String stem : stems) {
            if (startsWith(bytes, at, to, stem) && !continuesAName(bytes, at + stem.length(), to, stem)) {
                return true;
            }
        }
        return false;
    }

    /** Stripe's {@code cvc_check} stands in every charge and holds no code; {@code cid} stands in incident. */
    private static boolean continuesAName(byte[] bytes, int at, int to, String stem) {
        if (stem.length() != 3 || at >= to) {
            return false;
        }
        boolean ofCodesOnly = stem.equals("cvc") || stem.equals("cvv");
        return ofCodesOnly ? startsWith(bytes, at, to, "_check") : bytes[at] == '_' || Character.isLetter(bytes[at]);
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

    private static int pair(int first, int second) {
        return (first & 0x1F) << 5 | (second & 0x1F);
    }

    private static String[] @Nullable [] stemsByPair() {
        String[] @Nullable [] byPair = new String[PAIRS][];
        for (String stem : STEMS) {
            int pair = pair(stem.charAt(0), stem.charAt(1));
            byPair[pair] = Arrays.stream(STEMS)
                    .filter(other -> pair(other.charAt(0), other.charAt(1)) == pair)
                    .toArray(String[]::new);
        }
        return byPair;
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
