package io.paythread.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A place in the chain and the hash that stands for everything up to it.
 *
 * @param position 1 for the first row; 0 is the beginning, before any row
 * @param hash SHA-256 in hexadecimal digits
 */
record ChainHead(long position, String hash) {
    static final ChainHead BEGINNING = new ChainHead(0, "0".repeat(64));

    static ChainHead of(long position, byte[] hash) {
        return new ChainHead(position, HexFormat.of().formatHex(hash));
    }

    /** The place after this one, for that row: SHA-256 of this hash's bytes and the row's canonical JSON. */
    ChainHead next(AuditRow row) {
        MessageDigest digest = sha256();
        digest.update(bytes());
        digest.update(row.canonical(position + 1).getBytes(StandardCharsets.UTF_8));
        return of(position + 1, digest.digest());
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
