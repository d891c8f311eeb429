package io.paythread.casework;

import java.time.Instant;

/**
 * Something that stands in a ticket.
 *
 * @param quoted whether it was only repeated from an earlier mail
 */
record Passage(Place place, Instant at, String text, boolean quoted) {

    /** Where it stands, and so who says it. */
    enum Place {
        SUBJECT,
        CUSTOMER,
        STAFF,
        NOTE,
        FIELD,
        TAG;

        /** Whether the person who asks wrote it, or it was filled in for this ticket. */
        boolean isAsked() {
            return this == SUBJECT || this == CUSTOMER || this == FIELD;
        }

        /** Whether the person wrote it as words. */
        boolean isWords() {
            return this == SUBJECT || this == CUSTOMER;
        }
    }

    static Passage of(Place place, Instant at, String text) {
        return new Passage(place, at, text, false);
    }
}
