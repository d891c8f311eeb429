package io.paythread.ingest;

import java.util.Locale;

/** Who keeps a source. */
public enum ManagedBy {
    /** The configuration: the source is brought in line with it at each start and cannot be changed by the API. */
    CONFIGURATION,
    /** The API. */
    API;

    /** The name on the wire and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ManagedBy of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
