package io.paythread.identity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.UUID;

/**
 * The orders that PostgreSQL uses, so that a tie settled here and one settled there have the same winner: UUIDs as 16
 * unsigned bytes, text by its UTF-8 bytes (collation {@code "C"}).
 */
final class ByteOrder {
    static final Comparator<UUID> UUIDS = (a, b) -> {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    };

    static final Comparator<String> TEXTS =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private ByteOrder() {}
}
