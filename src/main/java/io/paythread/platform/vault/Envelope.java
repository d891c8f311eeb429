package io.paythread.platform.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The form of a sealed value: {@code version 1 | key id 8 | wrapped data key 12+32+16 | nonce 12 | content | tag 16}.
 * Each value has a data key of its own, wrapped by the key-encryption key whose id stands in front. Changing that key
 * rewrites the head alone; the content is never opened for it.
 *
 * <p>The JDK's AES-GCM does all of it. A library's envelope hides the wrapped key in its own format, so that it could not
 * be wrapped anew in place, and brings its own store of keys.
 */
final class Envelope {
    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int WRAPPED = NONCE + WrappingKey.LENGTH + TAG;
    private static final int HEAD = 1 + Long.BYTES + WRAPPED;
    private static final byte[] DATA_KEY = "data key".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.US_ASCII);
    private static final SecureRandom RANDOM = new SecureRandom();

    private Envelope() {}

    static byte[] seal(WrappingKey key, Place place, byte[] content) {
        byte[] dataKey = random(WrappingKey.LENGTH);
        byte[] inner = encrypt(aes(dataKey), bound(CONTENT, place), content);
        return ByteBuffer.allocate(HEAD + inner.length)
                .put(head(key, place, dataKey))
                .put(inner)
                .array();
    }

    /** The id of the key that the value needs. Refuses what is no sealed value. */
    static long keyId(byte[] sealed) {
        if (sealed.length < HEAD + NONCE + TAG || sealed[0] != VERSION) {
            throw new VaultException("a stored value is not in the form of a sealed one");
        }
        return ByteBuffer.wrap(sealed, 1, Long.BYTES).getLong();
    }

    static byte[] open(WrappingKey key, Place place, byte[] sealed) {
        byte[] dataKey = dataKey(key, place, sealed);
        return decrypt(aes(dataKey), place, bound(CONTENT, place), sealed, HEAD, sealed.length - HEAD);
    }

    /** The same value under another key. */
    static byte[] rewrap(WrappingKey from, WrappingKey to, Place place, byte[] sealed) {
        byte[] fresh = sealed.clone();
        System.arraycopy(head(to, place, dataKey(from, place, sealed)), 0, fresh, 0, HEAD);
        return fresh;
    }

    private static byte[] head(WrappingKey key, Place place, byte[] dataKey) {
        return ByteBuffer.allocate(HEAD)
                .put(VERSION)
                .putLong(key.id())
                .put(encrypt(key.key(), bound(DATA_KEY, place), dataKey))
                .array();
    }

    private static byte[] dataKey(WrappingKey key, Place place, byte[] sealed) {
        return decrypt(key.key(), place, bound(DATA_KEY, place), sealed, 1 + Long.BYTES, WRAPPED);
    }

    private static byte[] encrypt(SecretKey key, byte[] additional, byte[] content) {
        byte[] nonce = random(NONCE);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, 0, additional);
            return ByteBuffer.allocate(NONCE + content.length + TAG)
                    .put(nonce)
                    .put(cipher.doFinal(content))
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/GCM", e);
        }
    }

    private static byte[] decrypt(SecretKey key, Place place, byte[] additional, byte[] from, int offset, int length) {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, from, offset, additional)
                    .doFinal(from, offset + NONCE, length - NONCE);
        } catch (GeneralSecurityException e) {
            // The cause says nothing more, and nothing of it may lead to the content.
            throw new VaultException("the value in " + place + " was altered, or belongs to another place");
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, int offset, byte[] additional)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce, offset, NONCE));
        cipher.updateAAD(additional);
        return cipher;
    }

    /** What is authenticated beside the content: what it is for, and where it is kept. */
    private static byte[] bound(byte[] use, Place place) {
        byte[] where = place.bytes();
        return ByteBuffer.allocate(2 + use.length + where.length)
                .put(VERSION)
                .put((byte) use.length)
                .put(use)
                .put(where)
                .array();
    }

    private static SecretKey aes(byte[] bytes) {
        return new SecretKeySpec(bytes, "AES");
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
