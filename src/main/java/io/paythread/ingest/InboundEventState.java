package io.paythread.ingest;

import java.util.Locale;

/** What became of an event of the log. */
enum InboundEventState {
    /** No worker has looked at it yet. */
    PENDING,
    /** It became facts. */
    PROJECTED,
    /** It means nothing here, its type is unknown, or its snapshot has been stored as well. */
    IGNORED,
    /** It cannot be understood. */
    DEAD,
    /** It names its object; the object has to be fetched. */
    NEEDS_FETCH;

    /** The name on the wire and in the database. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
