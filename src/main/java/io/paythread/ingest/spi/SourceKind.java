package io.paythread.ingest.spi;

import java.util.Locale;

/** What sort of provider a source is connected to. */
public enum SourceKind {
    /** A payment processor. */
    PSP,
    /** A helpdesk. */
    HELPDESK,
    /** The merchant's own systems. */
    CUSTOM;

    /** The name on the wire and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
