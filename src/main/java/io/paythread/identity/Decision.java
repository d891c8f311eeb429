package io.paythread.identity;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person decided on who is who. Never changed.
 *
 * @param linkId the link that it was about or that it made
 * @param before the accounts of each customer concerned, by the customer's id
 * @param after the same accounts as they were divided then
 */
record Decision(
        UUID id,
        Action action,
        String actor,
        String reason,
        String requestId,
        Optional<UUID> linkId,
        NavigableMap<UUID, List<UUID>> before,
        NavigableMap<UUID, List<UUID>> after,
        Instant decidedAt) {

    /** What was done. */
    enum Action {
        /** A link that waited was accepted. */
        ACCEPTED("accepted", "link.accept"),
        /** A link that waited was rejected. */
        REJECTED("rejected", "link.reject"),
        /** A link was taken back. */
        UNDONE("undone", "link.reverse"),
        /** Two accounts were said to be one person. */
        ASSERTED("asserted", "link.create"),
        /** Two customers were joined. */
        JOINED("joined", "customer.merge"),
        /** Some accounts were parted from their customer. */
        SEPARATED("separated", "customer.separate");

        private final String wireName;
        private final String audited;

        Action(String wireName, String audited) {
            this.wireName = wireName;
            this.audited = audited;
        }

        /** The word in the audit log. */
        String audited() {
            return audited;
        }

        String wireName() {
            return wireName;
        }

        static Action ofWireName(String name) {
            return Arrays.stream(values())
                    .filter(action -> action.wireName.equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("action \"" + name + "\" is unknown"));
        }
    }
}
