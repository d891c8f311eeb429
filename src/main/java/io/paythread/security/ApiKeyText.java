package io.paythread.security;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * An API key as its holder has it: {@code ptk_<id>_<32 random bytes>_<CRC32>}, the last two in base62. The checksum
 * lets a typing error be told without asking the database, and secret scanners recognise a leaked key.
 */
final class ApiKeyText {
    private static final String START = "ptk_";
    private static final int SECRET_BYTES = 32;
    private static final int SECRET_LENGTH = 43;
    private static final int CRC_LENGTH = 6;
    private static final Pattern SHAPE = Pattern.compile(
            START + "([0-9a-z]{26})_[0-9A-Za-z]{" + SECRET_LENGTH + "}_[0-9A-Za-z]{" + CRC_LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final UUID id;
    private final String text;

    private ApiKeyText(UUID id, String text) {
        this.id = id;
        this.text = text;
    }

    /** A new key with a random secret. */
    static ApiKeyText create(UUID id) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        String body = START + bare(id) + "_" + Base62.encode(secret, SECRET_LENGTH);
        return new ApiKeyText(id, body + "_" + checksum(body));
    }

    /** The key that was sent; empty where its shape or its checksum is wrong. */
    static Optional<ApiKeyText> parse(String text) {
        var shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            return Optional.empty();
        }
        String body = text.substring(0, text.length() - CRC_LENGTH - 1);
        if (!text.endsWith("_" + checksum(body))) {
            return Optional.empty();
        }
        return PublicId.parse(IdPrefix.API_KEY, IdPrefix.API_KEY.text() + "_" + shape.group(1))
                .map(id -> new ApiKeyText(id, text));
    }

    /** Whether the text means to be a key of ours, good or bad: then no other mechanism gets to see it. */
    static boolean looksLikeOne(String text) {
        return text.startsWith(START);
    }

    UUID id() {
        return id;
    }

    /** The key itself. Shown to its holder once, and kept nowhere. */
    String secretText() {
        return text;
    }

    String last4() {
        return text.substring(text.length() - 4);
    }

    byte[] hash() {
        return hash(text);
    }

    static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String bare(UUID id) {
        return PublicId.format(IdPrefix.API_KEY, id)
                .substring(IdPrefix.API_KEY.text().length() + 1);
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return Base62.encode(crc.getValue(), CRC_LENGTH);
    }

    /** Hides the secret. */
    @Override
    public String toString() {
        return PublicId.format(IdPrefix.API_KEY, id);
    }
}
