package io.paythread.platform.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file (RFC 9110, section 14).
 *
 * @param first the first byte, from 0
 * @param length how many; zero only for the whole of an empty file
 */
public record ByteRange(long first, long length) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** All bytes of a file. */
    public static ByteRange whole(long bytes) {
        return new ByteRange(0, bytes);
    }

    /**
     * What the header {@code Range} asks for of a file. What is not one range of bytes counts as if it was not there; empty
     * where it lies outside of the file.
     */
    public static Optional<ByteRange> read(@Nullable String header, long bytes) {
        Matcher parts = ONE.matcher(header == null ? "" : header);
        if (!parts.matches() || (parts.group(1).isEmpty() && parts.group(2).isEmpty())) {
            return Optional.of(whole(bytes));
        }
        if (parts.group(1).isEmpty()) {
            long last = Math.min(bytes, Long.parseLong(parts.group(2)));
            return last == 0 ? Optional.empty() : Optional.of(new ByteRange(bytes - last, last));
        }
        long first = Long.parseLong(parts.group(1));
        long last = parts.group(2).isEmpty() ? bytes - 1 : Long.parseLong(parts.group(2));
        if (last < first) {
            return parts.group(2).isEmpty() || first >= bytes ? Optional.empty() : Optional.of(whole(bytes));
        }
        return first >= bytes
                ? Optional.empty()
                : Optional.of(new ByteRange(first, Math.min(last, bytes - 1) - first + 1));
    }

    /** The byte behind the last one. */
    public long end() {
        return first + length;
    }

    /** As the header {@code Content-Range} says it. */
    public String of(long bytes) {
        return "bytes " + first + "-" + (end() - 1) + "/" + bytes;
    }
}
