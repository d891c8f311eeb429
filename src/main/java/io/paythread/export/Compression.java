package io.paythread.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How files are packed. */
enum Compression {
    NONE,
    /** RFC 1952. A file is a row of members, one for each piece, which every reader of the format takes for one. */
    GZIP;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Compression of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Compression::wireName).toList();
    }
}
