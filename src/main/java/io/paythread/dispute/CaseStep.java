package io.paythread.dispute;

import io.paythread.platform.money.MoneyView;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One step of a dispute as it was observed.
 *
 * @param step what happened
 * @param money what moved with it
 * @param unexpected whether the usual course does not have this here; it is recorded all the same
 */
record CaseStep(
        Step step, Instant at, Stage stage, String state, Optional<MoneyView> money, boolean unexpected, UUID entry) {

    /** What can happen to a dispute. */
    enum Step {
        OPENED,
        ESCALATED,
        UPDATED,
        SUBMITTED,
        FUNDS_WITHDRAWN,
        FUNDS_REINSTATED,
        WON,
        LOST,
        /** Lost first and won then. */
        WON_LATE,
        PREVENTED,
        /** An inquiry that ended without a chargeback. */
        INQUIRY_CLOSED,
        CLOSED;

        /** The name on the wire. */
        String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
