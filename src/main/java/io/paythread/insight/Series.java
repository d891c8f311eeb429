package io.paythread.insight;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is counted: a series has at most one record for each object. Metrics are sums over series. Numbers are stored and
 * never change; what a, b and c mean stands with each.
 */
enum Series {
    /** Each try, at its time. a: approved by the issuer, b: sent to the issuer, c: blocked before or after. */
    ATTEMPT(1),
    /** The last try that was sent to an issuer, of each invoice or payment. a: approved. */
    LAST_ATTEMPT(2),
    /** Each payment, at its beginning. a: collected, b: tried at all, c: tickets linked to it. */
    PAYMENT(3),
    /** Each payment whose customer was asked to confirm at the bank, when asked first. a: confirmed. */
    CHALLENGE(4),
    /** Each collected payment, when collected. a: amount, b: amount that went back, c: chargebacks on it. */
    CAPTURED(5),
    /** Each invoice or payment whose first try failed, at that failure. a, b, c: paid within 7, 14, 30 days. */
    RETRY(6),
    /** The same, in money. a: paid later, b: failed at first. */
    RECOVERY(7),
    /** The same, invoices of subscriptions only. a: paid later, b: failed at first. */
    DUNNING(8),
    /** The same, those paid later only. a: milliseconds from the failure to the payment. */
    RECOVERY_TIME(9),
    /** Each payment that was held and then collected, when held. a: milliseconds between. */
    CAPTURE_TIME(10),
    /** Each checkout that ended, at its beginning. a: expired, b: expired with a link to go on, c: went on by one. */
    CHECKOUT(11),
    /** Each chargeback, when it began. a: amount, b: a linked ticket was there before. */
    DISPUTE(12),
    /** Each dispute won or lost, when it ended. a: amount won, b: amount. */
    DISPUTE_CLOSED(13),
    /** The same, those that were answered with evidence only. a: won. */
    DISPUTE_COUNTERED(14),
    /** Each dispute that can be answered, at its deadline. a: answered in time. */
    DISPUTE_DUE(15),
    /** Each early fraud warning, when it came. a: a fraud dispute followed, b: no dispute was there before, c: networks count it. */
    WARNING(16),
    /** Each solved ticket, when first solved. a: with one public reply, and not reopened within seven days. */
    TICKET_SOLVED(17),
    /** Each subscription, when it began. */
    SUBSCRIPTION_STARTED(18),
    /** Each subscription that ended, then. a: for a failed payment, b: for another reason. */
    SUBSCRIPTION_ENDED(19),
    /** Each refund that a ticket came before, when made. a: working milliseconds from the first one, b: all of them. */
    REFUND_WAIT(20),
    /** Each refund whose trace came to be known, when made. a: milliseconds until then. */
    REFUND_TRACE(21);

    private static final Map<Integer, Series> BY_NUMBER =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Series::number, Function.identity()));

    private final int number;

    Series(int number) {
        this.number = number;
    }

    /** As stored. */
    int number() {
        return number;
    }

    static Series of(int number) {
        Series series = BY_NUMBER.get(number);
        if (series == null) {
            throw new IllegalArgumentException("no series has the number " + number);
        }
        return series;
    }

    /** Whether its codes are reasons of declines, some of which are not told to everybody. */
    boolean hasDeclineCodes() {
        return this == ATTEMPT || this == LAST_ATTEMPT || this == RETRY || this == RECOVERY || this == DUNNING;
    }
}
