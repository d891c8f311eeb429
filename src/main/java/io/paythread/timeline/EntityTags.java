package io.paythread.timeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Weak entity tags: equal tags mean the same content, though perhaps not the same bytes. */
final class EntityTags {
    /** Raise it when the form of a timeline's JSON changes, so that nobody keeps the old one. */
    private static final String FORM = "2";

    private EntityTags() {}

    /** The tag of what a customer's revision looks like through a query. */
    static String weak(Owner owner, String completeness, String pathAndQuery) {
        String words = String.join(
                "\n", FORM, owner.customer().toString(), Long.toString(owner.revision()), completeness, pathAndQuery);
        byte[] digest = Arrays.copyOf(sha256(words), 15);
        return "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + "\"";
    }

    /** Whether {@code If-None-Match} names the tag; compared weakly, as RFC 9110 says for this header. */
    static boolean matches(@Nullable String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        String opaque = tag.substring(2);
        return Arrays.stream(ifNoneMatch.split(",", -1))
                .map(String::strip)
                .map(text -> text.startsWith("W/") ? text.substring(2) : text)
                .anyMatch(text -> text.equals("*") || text.equals(opaque));
    }

    private static byte[] sha256(String words) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
