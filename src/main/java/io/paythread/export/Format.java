package io.paythread.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How rows are written. */
enum Format {
    /** The API's objects, one for each line. */
    NDJSON("application/x-ndjson"),
    /** RFC 4180, with a head in each file. */
    CSV("text/csv;charset=UTF-8");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Format of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Format::wireName).toList();
    }
}
