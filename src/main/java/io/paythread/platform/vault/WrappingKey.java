package io.paythread.platform.vault;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** One key-encryption key. Its id is a digest of it, so that two installations never mean two keys by one id. */
final class WrappingKey {
    static final int LENGTH = 32;
    private static final byte[] PURPOSE = "paythread key id\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final long id;
    private final SecretKey key;

    private WrappingKey(byte[] bytes) {
        this.id = idOf(bytes);
        this.key = new SecretKeySpec(bytes, "AES");
    }

    static WrappingKey of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a key has " + LENGTH + " bytes, this one has " + bytes.length);
        }
        return new WrappingKey(Arrays.copyOf(bytes, LENGTH));
    }

    /** Reads base64, with or without padding. Never repeats the text when it is wrong. */
    static WrappingKey parse(String line) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a line of the key is not base64");
        }
        return of(bytes);
    }

    long id() {
        return id;
    }

    SecretKey key() {
        return key;
    }

    private static long idOf(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(PURPOSE);
            return ByteBuffer.wrap(digest.digest(bytes)).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The id only. */
    @Override
    public String toString() {
        return "WrappingKey[" + Long.toHexString(id) + "]";
    }
}
