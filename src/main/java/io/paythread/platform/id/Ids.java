package io.paythread.platform.id;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Makes ids. What begins here (sources, inbound events, decisions of people) gets a random, time-ordered UUIDv7. What
 * exists because a provider said so (accounts, entries, payments, tickets) gets a UUIDv8 derived from the source and
 * the provider's reference (RFC 9562, sections 5.7 and 5.8), so that projecting the same events again, in any order
 * and on any replica, gives the same ids.
 */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;

    public Ids(Clock clock) {
        this.clock = clock;
    }

    /** A new UUIDv7: 48 bits of milliseconds, 74 random bits. */
    public UUID next() {
        // Not clock.millis(): a clock that ticks in microseconds divides by zero there (JDK 17).
        long millis = clock.instant().toEpochMilli();
        byte[] random = new byte[Long.BYTES + Short.BYTES];
        RANDOM.nextBytes(random);
        ByteBuffer bits = ByteBuffer.wrap(random);
        long high = (millis << 16) | 0x7000L | (bits.getShort() & 0x0FFF);
        long low = (bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** The id that belongs to these words: the same words give the same id, for ever. The order of the words counts. */
    public static UUID derived(String... words) {
        MessageDigest digest = sha256();
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
