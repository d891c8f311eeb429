package io.paythread.ingest;

import java.util.Locale;

/** Whether a source takes events. */
public enum SourceState {
    /** It takes what is signed. */
    ACTIVE,
    /** It takes nothing until it is made active again. Its events stay. */
    PAUSED,
    /** It takes nothing any more. Its events and its name stay. */
    DELETED;

    /** The name on the wire and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SourceState of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
