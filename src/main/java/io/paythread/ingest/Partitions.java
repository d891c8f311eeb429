package io.paythread.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Where an event belongs: one of 256 logical partitions, by source and partition key. The rule is part of the stored
 * data and never changes: rows of one account would part company.
 */
final class Partitions {
    /** How many there are. */
    static final int COUNT = 256;

    private Partitions() {}

    /** The first byte of the SHA-256 of {@code <source id>:<key>}. */
    static int of(UUID source, String key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest((source + ":" + key).getBytes(StandardCharsets.UTF_8));
            return hash[0] & 0xFF;
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
