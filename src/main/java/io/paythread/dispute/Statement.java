package io.paythread.dispute;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * One thing that the timeline proves.
 *
 * @param at when it happened: evidence is read in order of date
 * @param text for the bank to read
 * @param entries the entries that say so, at least one
 */
record Statement(Topic topic, Instant at, String text, List<UUID> entries) {
    static final Comparator<Statement> BY_DATE =
            Comparator.comparing(Statement::at).thenComparing(Statement::topic);

    /** What it is about. */
    enum Topic {
        EARLIER_PURCHASE,
        PURCHASE,
        AUTHENTICATION,
        ORIGIN,
        DELIVERY,
        DUPLICATE,
        REFUND,
        CONTACT,
        SUBSCRIPTION,
        DISPUTE;

        /** The name on the wire. */
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Statement {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a statement names what it rests on: " + text);
        }
    }
}
