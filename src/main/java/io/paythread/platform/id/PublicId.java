package io.paythread.platform.id;

import java.util.Optional;
import java.util.UUID;

/**
 * The spelling of an id outside: prefix, underscore, 26 lower-case characters of Crockford's base32. Reading accepts
 * exactly what writing gives; anything else is empty, never a guess.
 */
public final class PublicId {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;

    private PublicId() {}

    /** The public spelling of an id. */
    public static String format(IdPrefix prefix, UUID id) {
        char[] text = new char[LENGTH];
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = ALPHABET.charAt((int) (low & 31));
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return prefix.text() + "_" + new String(text);
    }

    /** The id that was spelled so, or empty where the prefix, the length or a character is wrong. */
    public static Optional<UUID> parse(IdPrefix prefix, String text) {
        String start = prefix.text() + "_";
        if (!text.startsWith(start) || text.length() != start.length() + LENGTH) {
            return Optional.empty();
        }
        long high = 0;
        long low = 0;
        for (int i = start.length(); i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0 || (i == start.length() && digit > 7)) {
                return Optional.empty();
            }
            high = (high << 5) | (low >>> 59);
            low = (low << 5) | digit;
        }
        return Optional.of(new UUID(high, low));
    }
}
