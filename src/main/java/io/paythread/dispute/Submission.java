package io.paythread.dispute;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Something that is to be done at the provider about a dispute. */
record Submission(
        UUID id,
        UUID dispute,
        Optional<UUID> pack,
        Optional<Integer> packVersion,
        UUID source,
        Action action,
        State state,
        String requestedBy,
        Optional<String> approvedBy,
        Optional<String> errorCode,
        Optional<String> errorDetail,
        Instant createdAt,
        Instant updatedAt) {

    /** What is done. */
    enum Action {
        /** Evidence is written at the provider; the bank does not get it. */
        STAGE,
        /** The bank gets the evidence, once. */
        SUBMIT,
        /** The dispute is conceded. */
        ACCEPT;

        /** The name on the wire and in the database. */
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isFinal() {
            return this != STAGE;
        }
    }

    /** How far it is. */
    enum State {
        AWAITING_APPROVAL,
        QUEUED,
        /** It may have taken effect: it cannot be withdrawn any more. */
        SENDING,
        SUCCEEDED,
        /** It did not take effect, for certain. */
        FAILED,
        /** The provider did not answer in time: people have to look there. */
        UNKNOWN,
        WITHDRAWN;

        /** The name on the wire and in the database. */
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String publicId() {
        return PublicId.format(IdPrefix.SUBMISSION, id);
    }
}
