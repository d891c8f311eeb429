package io.paythread.ingest;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads bodies that the first version stored: raw deflate (RFC 1951). */
final class RawDeflate {
    private static final int CHUNK = 8 * 1024;

    private RawDeflate() {}

    /**
     * The bytes behind the stored form.
     *
     * @throws IllegalStateException where the stored form is damaged, or larger than {@code maxBytes} when inflated
     */
    static byte[] inflate(byte[] stored, int maxBytes) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(stored);
            byte[] out = new byte[Math.max(CHUNK, Math.min(stored.length * 4, maxBytes))];
            int length = 0;
            while (!inflater.finished()) {
                if (length == out.length) {
                    out = grown(out, maxBytes);
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

    private static byte[] grown(byte[] full, int maxBytes) {
        if (full.length >= maxBytes) {
            throw new IllegalStateException("a stored body is larger than " + maxBytes + " bytes");
        }
        return Arrays.copyOf(full, Math.min(full.length * 2, maxBytes));
    }
}
