package io.paythread.ingest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * How bodies are stored: raw deflate (RFC 1951), fast level. Reading is bounded by the size that the row names and by
 * {@link #MAX_BYTES}, so that a damaged row cannot fill the memory.
 */
public final class Bodies {
    /** No body is larger when inflated; redaction may lengthen one a little beyond the limit at the door. */
    public static final int MAX_BYTES = 32 * 1024 * 1024;

    private static final int CHUNK = 8 * 1024;
    /** A deflater holds 256 KiB outside the heap: one per thread that uses it, not one per body. */
    private static final ThreadLocal<Deflater> DEFLATER =
            ThreadLocal.withInitial(() -> new Deflater(Deflater.BEST_SPEED, true));

    private Bodies() {}

    /** The stored form of the bytes. */
    public static byte[] deflate(byte[] body) {
        Deflater deflater = DEFLATER.get();
        deflater.reset();
        deflater.setInput(body);
        deflater.finish();
        byte[] out = new byte[Math.max(64, body.length / 2)];
        int length = 0;
        while (!deflater.finished()) {
            if (length == out.length) {
                out = Arrays.copyOf(out, out.length * 2);
            }
            length += deflater.deflate(out, length, out.length - length);
        }
        return length == out.length ? out : Arrays.copyOf(out, length);
    }

    /**
     * The bytes behind the stored form.
     *
     * @throws IllegalStateException where the stored form is damaged or would be larger than {@link #MAX_BYTES}
     */
    public static byte[] inflate(byte[] stored) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(stored);
            byte[] out = new byte[Math.max(CHUNK, Math.min(stored.length * 4, MAX_BYTES))];
            int length = 0;
            while (!inflater.finished()) {
                if (length == out.length) {
                    out = grown(out);
                }
                int got = inflater.inflate(out, length, out.length - length);
                if (got == 0 && !inflater.finished() && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new IllegalStateException("a stored body of " + stored.length + " bytes is cut short");
                }
                length += got;
            }
            return Arrays.copyOf(out, length);
        } catch (DataFormatException damaged) {
            throw new IllegalStateException("a stored body of " + stored.length + " bytes is damaged", damaged);
        } finally {
            inflater.end();
        }
    }

    private static byte[] grown(byte[] full) {
        if (full.length >= MAX_BYTES) {
            throw new IllegalStateException("a stored body is larger than " + MAX_BYTES + " bytes");
        }
        return Arrays.copyOf(full, Math.min(full.length * 2, MAX_BYTES));
    }

    /** The fingerprint of the bytes as received. */
    public static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
