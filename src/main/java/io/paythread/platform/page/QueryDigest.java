package io.paythread.platform.page;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a cursor is bound to: the path, the filters and the order of a list. The size of a page and the choice of fields
 * may change from page to page. The order in which parameters are written does not count.
 */
public final class QueryDigest {
    static final int LENGTH = 16;
    private static final Set<String> FREE = Set.of("limit", "cursor", "fields", "expand", "include");

    private final byte[] bytes;

    private QueryDigest(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The digest of a query with these parameters, decoded. */
    public static QueryDigest of(String path, Map<String, ? extends List<String>> parameters) {
        MessageDigest digest = sha256();
        add(digest, path);
        new TreeMap<>(parameters).forEach((name, values) -> {
            if (!FREE.contains(name)) {
                add(digest, name);
                digest.update(ByteBuffer.allocate(4).putInt(values.size()).flip());
                values.stream().sorted().forEach(value -> add(digest, value));
            }
        });
        return new QueryDigest(Arrays.copyOf(digest.digest(), LENGTH));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    boolean matches(byte[] other) {
        return MessageDigest.isEqual(bytes, other);
    }

    private static void add(MessageDigest digest, String word) {
        byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(utf8.length).flip());
        digest.update(utf8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
