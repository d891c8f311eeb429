package io.paythread.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/** An account as far as grouping needs it. The oldest is the root of its customer; among equals the smallest id. */
record Member(UUID id, Instant since, boolean guest) {
    static final Comparator<Member> BY_AGE =
            Comparator.comparing(Member::since).thenComparing(Member::id, ByteOrder.UUIDS);

    /** The id of the customer that has this account as its root. */
    UUID ownCustomer() {
        return IdentityTelling.customerId(id);
    }
}
