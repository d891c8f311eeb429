package io.paythread.security;

import java.math.BigInteger;

/** Numbers in digits and letters, so that a double click selects the whole. */
final class Base62 {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(62);

    private Base62() {}

    /** The bytes as one unsigned number of that many digits. */
    static String encode(byte[] bytes, int length) {
        return encode(new BigInteger(1, bytes), length);
    }

    static String encode(long number, int length) {
        return encode(BigInteger.valueOf(number), length);
    }

    private static String encode(BigInteger number, int length) {
        char[] digits = new char[length];
        BigInteger rest = number;
        for (int i = length - 1; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            digits[i] = ALPHABET.charAt(parts[1].intValue());
            rest = parts[0];
        }
        if (rest.signum() != 0) {
            throw new IllegalArgumentException("the number does not fit " + length + " digits");
        }
        return new String(digits);
    }
}
