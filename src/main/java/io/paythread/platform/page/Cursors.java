package io.paythread.platform.page;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Spells the place in a list where a page ends. A cursor is opaque and signed, so that nobody can point a query at a
 * place that it did not give out, and bound to the query it was made for. It is not encrypted: nothing secret goes in.
 */
public final class Cursors {
    private static final byte VERSION = 1;
    private static final int MAC_LENGTH = 16;
    /** Ids, times and numbers need a few dozen; a name to sort by some hundreds. */
    private static final int MAX_CHARACTERS = 2_048;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** Signs with this key, of at least 32 bytes. All replicas need the same one. */
    public Cursors(byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException("a cursor key has at least 32 bytes, not " + key.length);
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The cursor for a place in the list that the query gives. */
    public String encode(QueryDigest query, String... keyValues) {
        return encode(query, List.of(keyValues));
    }

    /** The cursor for a place in the list that the query gives. */
    public String encode(QueryDigest query, List<String> keyValues) {
        List<byte[]> words = keyValues.stream()
                .map(value -> value.getBytes(StandardCharsets.UTF_8))
                .toList();
        int size = words.stream().mapToInt(word -> 2 + word.length).sum();
        ByteBuffer body = ByteBuffer.allocate(1 + QueryDigest.LENGTH + size);
        body.put(VERSION).put(query.bytes());
        words.forEach(word -> body.putShort((short) word.length).put(word));
        byte[] signed = Arrays.copyOf(body.array(), body.capacity() + MAC_LENGTH);
        System.arraycopy(mac(body.array()), 0, signed, body.capacity(), MAC_LENGTH);
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        if (cursor.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException("a cursor of " + cursor.length() + " characters is never read back");
        }
        return cursor;
    }

    /**
     * The values that were encoded. Refuses what we have not signed ({@code invalid_cursor}) and what belongs to
     * another path, other filters or another order ({@code cursor_mismatch}).
     */
    public List<String> decode(QueryDigest query, String cursor) {
        ByteBuffer body = ByteBuffer.wrap(verified(cursor));
        try {
            if (body.get() != VERSION) {
                throw invalid();
            }
            byte[] digest = new byte[QueryDigest.LENGTH];
            body.get(digest);
            if (!query.matches(digest)) {
                throw new ServiceException(
                        ErrorCode.CURSOR_MISMATCH,
                        "The cursor was given for another path, other filters or another order. "
                                + "Repeat the query it came from, or leave the cursor out to start again.");
            }
            return words(body);
        } catch (BufferUnderflowException e) {
            throw invalid();
        }
    }

    private byte[] verified(String cursor) {
        byte[] signed = bytes(cursor);
        if (signed.length <= MAC_LENGTH) {
            throw invalid();
        }
        byte[] body = Arrays.copyOf(signed, signed.length - MAC_LENGTH);
        byte[] mac = Arrays.copyOfRange(signed, signed.length - MAC_LENGTH, signed.length);
        if (!MessageDigest.isEqual(mac, mac(body))) {
            throw invalid();
        }
        return body;
    }

    private static byte[] bytes(String cursor) {
        if (cursor.length() > MAX_CHARACTERS) {
            throw invalid();
        }
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static List<String> words(ByteBuffer body) {
        List<String> words = new ArrayList<>();
        while (body.hasRemaining()) {
            byte[] word = new byte[Short.toUnsignedInt(body.getShort())];
            body.get(word);
            words.add(new String(word, StandardCharsets.UTF_8));
        }
        return List.copyOf(words);
    }

    private byte[] mac(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(body), MAC_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static ServiceException invalid() {
        return new ServiceException(
                ErrorCode.INVALID_CURSOR,
                "The cursor is not one that this installation gave out. Use next_cursor or prev_cursor exactly as "
                        + "given, or leave the cursor out to start again.");
    }
}
