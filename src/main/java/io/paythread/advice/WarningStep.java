package io.paythread.advice;

import java.util.Locale;

/** What to do about an early fraud warning. */
enum WarningStep {
    /** Reverse the payment at once, before the network has counted it. */
    REVERSE_NOW,
    /** Give the money back and do not send the goods. */
    CANCEL_AND_REFUND,
    /** Give the money back: it costs no more than a dispute. */
    REFUND,
    /** A person decides. */
    JUDGE,
    /** Keep the money, watch, and prepare the proof. */
    KEEP,
    /** Nothing can be done any more. */
    NONE;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
