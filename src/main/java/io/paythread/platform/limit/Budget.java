package io.paythread.platform.limit;

import java.util.Locale;

/** What is counted apart: whoever spends one budget keeps the others. */
public enum Budget {
    /** Everything that comes from one address, before it is known who asks. */
    ADDRESS,
    /** What one key or person reads. */
    READ,
    /** What one key or person changes. */
    WRITE,
    /** What one key or person has made into files, and the files that it fetches. */
    EXPORT,
    /** Events of one source, and events from one address. */
    INGEST;

    /** The name in headers and metrics. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
