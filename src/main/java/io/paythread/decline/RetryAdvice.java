package io.paythread.decline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is allowed and sensible after a decline, with the same card.
 *
 * @param basis what says so
 * @param code the code that says so; empty for a ceiling
 * @param notBefore from when on; only for {@link Verdict#NOT_BEFORE} and what waits beside another verdict
 * @param ceilings those of the card's network that hold, and how far they are used
 */
public record RetryAdvice(
        Verdict verdict, Basis basis, Optional<String> code, Optional<Instant> notBefore, List<Use> ceilings) {
    public RetryAdvice {
        ceilings = List.copyOf(ceilings);
    }

    /** What may come next. */
    public enum Verdict {
        /** This card never again for this payment. */
        NEVER,
        /** Again from a moment on. */
        NOT_BEFORE,
        /** Again when card data was corrected. */
        CORRECT_DATA,
        /** Again when the customer has spoken with the bank. */
        BANK_FIRST,
        /** Again with the customer present, who confirms at the bank. */
        CUSTOMER_PRESENT,
        /** Again when people have decided. */
        WAIT_FOR_REVIEW,
        /** Again at once. */
        NOW,
        /** Better another card or method. */
        OTHER_METHOD;

        /** The name on the wire. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the verdict rests on, most binding first. */
    public enum Basis {
        /** The network's own code forbids it (Visa category 1, Mastercard advice 03 and 21). */
        NETWORK,
        /** What came with the decline from the network or the provider. */
        ADVICE,
        /** How often it was tried. */
        CEILING,
        /** Our table for the reason. */
        TABLE,
        /** A reason that the reader does not see. */
        NOT_TOLD;

        /** The name on the wire. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A ceiling and how far it is used.
     *
     * @param window empty for all tries of the payment
     */
    public record Use(String network, int limit, int used, Optional<Duration> window) {
        boolean isReached() {
            return used >= limit;
        }
    }
}
