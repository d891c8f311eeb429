package io.paythread.checkout;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of a checkout.
 *
 * @param lostAt the step at which it stands or stopped; empty once it is paid
 * @param continuedBy the checkout in which the person went on
 * @param recoveredBy who brought them back
 * @param since when it came to this state, as far as that is known
 */
record Progress(
        State state,
        Optional<Step> lostAt,
        Optional<UUID> continuedBy,
        Optional<By> recoveredBy,
        Optional<Instant> since) {

    /** How it stands. */
    enum State {
        /** The customer can go on. */
        OPEN,
        /** The customer is at the bank's confirmation, for longer than that takes. */
        STUCK,
        /** Expired, and nobody has come back. */
        ABANDONED,
        /** Expired, taken up again and completed. */
        RECOVERED,
        /** Given up, while the same person completed the same purchase in another checkout. */
        COMPLETED_ELSEWHERE,
        /** Completed; the money is on its way. */
        PROCESSING,
        /** Completed and paid. */
        PAID;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far somebody got. */
    enum Step {
        /** The page was opened; nothing was tried. */
        FORM,
        /** A payment was begun. */
        PAYMENT,
        /** The bank asked its customer (3-D Secure), or another page did. */
        BANK_CONFIRMATION,
        /** A payment failed. */
        DECLINED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who brought somebody back. */
    enum By {
        /** An agent had answered between the end and the return. */
        SUPPORT,
        /** Nobody here; the person had agreed to be written to and came by the link. */
        AUTOMATIC,
        /** The person, by the link, without having agreed to be written to. */
        CUSTOMER;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
