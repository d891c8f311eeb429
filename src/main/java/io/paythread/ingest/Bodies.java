package io.paythread.ingest;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * How bodies are stored: Zstandard (RFC 8878), fast level, with size and checksum in the frame. A third of the processor
 * time that Java's deflate takes, at the same size. Rows of the first version are raw deflate (RFC 1951) and stay
 * readable. Reading is bounded by {@link #MAX_BYTES}, so that a damaged row cannot fill the memory.
 */
public final class Bodies {
    /** No body is larger when unpacked; redaction may lengthen one a little beyond the limit at the door. */
    public static final int MAX_BYTES = 32 * 1024 * 1024;

    private static final int LEVEL = 1;
    /** A compressor holds some 100 KiB outside the heap: one per thread that uses it, not one per body. */
    private static final ThreadLocal<ZstdCompressCtx> COMPRESSOR = ThreadLocal.withInitial(
            () -> new ZstdCompressCtx().setLevel(LEVEL).setChecksum(true).setContentSize(true));

    private Bodies() {}

    /** The stored form of the bytes. */
    public static byte[] pack(byte[] body) {
        return COMPRESSOR.get().compress(body);
    }

    /**
     * The bytes behind the stored form.
     *
     * @throws IllegalStateException where the stored form is damaged or would be larger than {@link #MAX_BYTES}
     */
    public static byte[] unpack(byte[] stored) {
        if (!isZstandard(stored)) {
            return RawDeflate.inflate(stored, MAX_BYTES);
        }
        long size = Zstd.getFrameContentSize(stored);
        if (size > MAX_BYTES) {
            throw new IllegalStateException("a stored body is larger than " + MAX_BYTES + " bytes");
        }
        try (ZstdDecompressCtx context = new ZstdDecompressCtx()) {
            return context.decompress(stored, Math.toIntExact(Math.max(0, size)));
        } catch (ZstdException damaged) {
            throw new IllegalStateException(
                    "a stored body of " + stored.length + " bytes is cut short or damaged", damaged);
        }
    }

    /** The magic number; raw deflate never starts so: it would be a stored block with a wrong length. */
    private static boolean isZstandard(byte[] stored) {
        return stored.length >= 4
                && stored[0] == 0x28
                && stored[1] == (byte) 0xB5
                && stored[2] == 0x2F
                && stored[3] == (byte) 0xFD;
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
