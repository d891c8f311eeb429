package io.paythread.signin;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a password: {@code pbkdf2-sha256$rounds$salt$hash}. The parameters stand beside the hash, so that old
 * ones stay checkable when new ones take more rounds. Computing takes a sizeable fraction of a second by design: never
 * on an event loop.
 */
record PasswordHash(int rounds, byte[] salt, byte[] hash) {
    private static final String NAME = "pbkdf2-sha256";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** Hashes a new password with a salt of its own. */
    static PasswordHash of(String password, int rounds) {
        byte[] salt = Secrets.bytes(SALT_BYTES);
        return new PasswordHash(rounds, salt, derive(password, salt, rounds));
    }

    /** One that no password matches, and that takes as long to find out. */
    static PasswordHash ofNobody(int rounds) {
        return new PasswordHash(rounds, Secrets.bytes(SALT_BYTES), Secrets.bytes(HASH_BYTES));
    }

    /** Reads what {@link #text()} wrote. */
    static PasswordHash parse(String text) {
        String[] parts = text.split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(NAME)) {
            throw new IllegalArgumentException("the stored password is of no known form");
        }
        Base64.Decoder base64 = Base64.getDecoder();
        return new PasswordHash(Integer.parseInt(parts[1]), base64.decode(parts[2]), base64.decode(parts[3]));
    }

    /** Whether this is the password. Compares in constant time. */
    boolean matches(String password) {
        return MessageDigest.isEqual(hash, derive(password, salt, rounds));
    }

    String text() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return NAME + "$" + rounds + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    /** Keyboards differ in how they compose an accented letter; the password is the same. */
    private static byte[] derive(String password, byte[] salt, int rounds) {
        char[] letters = Normalizer.normalize(password, Normalizer.Form.NFC).toCharArray();
        PBEKeySpec spec = new PBEKeySpec(letters, salt, rounds, HASH_BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }

    /** Tells nothing of the hash. */
    @Override
    public String toString() {
        return "PasswordHash[rounds=" + rounds + "]";
    }
}
