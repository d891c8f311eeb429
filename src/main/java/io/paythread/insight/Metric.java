package io.paythread.insight;

import static io.paythread.insight.Series.*;
import static io.paythread.insight.Term.a;
import static io.paythread.insight.Term.b;
import static io.paythread.insight.Term.c;
import static io.paythread.insight.Term.n;
import static io.paythread.insight.Term.sum;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be asked for. Each is a sum over a sum; what the two are is said in words in {@link Definitions}. The names are
 * public and never change.
 */
enum Metric {
    AUTHORIZATION_RATE(Unit.RATIO, Shape.RATIO, sum(a(ATTEMPT)), sum(b(ATTEMPT)), b(ATTEMPT), 0),
    AUTHORIZATION_RATE_DEDUPLICATED(
            Unit.RATIO, Shape.RATIO, sum(a(LAST_ATTEMPT)), sum(n(LAST_ATTEMPT)), n(LAST_ATTEMPT), 0),
    PAYMENT_SUCCESS_RATE(Unit.RATIO, Shape.RATIO, sum(a(PAYMENT)), sum(b(PAYMENT)), b(PAYMENT), 0),
    BLOCK_RATE(Unit.RATIO, Shape.RATIO, sum(c(ATTEMPT)), sum(n(ATTEMPT)), n(ATTEMPT), 0),
    DECLINE_RATE(Unit.RATIO, Shape.SHARE, sum(b(ATTEMPT), a(ATTEMPT).less()), sum(b(ATTEMPT)), b(ATTEMPT), 0),
    THREE_DS_COMPLETION(Unit.RATIO, Shape.RATIO, sum(a(CHALLENGE)), sum(n(CHALLENGE)), n(CHALLENGE), 0),
    RETRY_SUCCESS_7D(Unit.RATIO, Shape.RATIO, sum(a(RETRY)), sum(n(RETRY)), n(RETRY), 7),
    RETRY_SUCCESS_14D(Unit.RATIO, Shape.RATIO, sum(b(RETRY)), sum(n(RETRY)), n(RETRY), 14),
    RETRY_SUCCESS_30D(Unit.RATIO, Shape.RATIO, sum(c(RETRY)), sum(n(RETRY)), n(RETRY), 30),
    RECOVERED_AMOUNT(Unit.RATIO, Shape.MONEY, sum(a(RECOVERY)), sum(b(RECOVERY)), n(RECOVERY), 30),
    DUNNING_RECOVERY(Unit.RATIO, Shape.MONEY, sum(a(DUNNING)), sum(b(DUNNING)), n(DUNNING), 60),
    TIME_TO_RECOVER(Unit.SECONDS, Shape.TIME, sum(a(RECOVERY_TIME)), sum(n(RECOVERY_TIME)), n(RECOVERY_TIME), 30),
    CHECKOUT_ABANDONMENT(Unit.RATIO, Shape.RATIO, sum(a(CHECKOUT)), sum(n(CHECKOUT)), n(CHECKOUT), 1),
    CHECKOUT_RECOVERY(Unit.RATIO, Shape.RATIO, sum(c(CHECKOUT)), sum(b(CHECKOUT)), b(CHECKOUT), 31),
    TIME_TO_CAPTURE(Unit.SECONDS, Shape.TIME, sum(a(CAPTURE_TIME)), sum(n(CAPTURE_TIME)), n(CAPTURE_TIME), 7),
    REFUND_LATENCY_INTERNAL(Unit.SECONDS, Shape.TIME, sum(a(REFUND_WAIT)), sum(n(REFUND_WAIT)), n(REFUND_WAIT), 0),
    REFUND_LATENCY_CUSTOMER(Unit.SECONDS, Shape.TIME, sum(a(REFUND_TRACE)), sum(n(REFUND_TRACE)), n(REFUND_TRACE), 14),
    REFUND_RATE(Unit.RATIO, Shape.MONEY, sum(b(CAPTURED)), sum(a(CAPTURED)), n(CAPTURED), 0),
    FIRST_CONTACT_RESOLUTION(
            Unit.RATIO, Shape.RATIO, sum(a(TICKET_SOLVED)), sum(n(TICKET_SOLVED)), n(TICKET_SOLVED), 7),
    CONTACT_RATE(Unit.PER_MILLE, Shape.RATIO, sum(c(PAYMENT)), sum(n(PAYMENT)), n(PAYMENT), 0),
    DISPUTE_ACTIVITY(Unit.RATIO, Shape.RATIO, sum(n(DISPUTE)), sum(n(CAPTURED)), n(CAPTURED), 0),
    DISPUTE_RATE(Unit.RATIO, Shape.RATIO, sum(c(CAPTURED)), sum(n(CAPTURED)), n(CAPTURED), 120),
    MASTERCARD_RATE(
            Unit.BASIS_POINTS,
            Shape.MONTH_BEFORE,
            sum(n(DISPUTE).on("mastercard")),
            sum(n(CAPTURED).on("mastercard")),
            n(CAPTURED).on("mastercard"),
            0),
    VAMP_RATIO(
            Unit.BASIS_POINTS,
            Shape.RATIO,
            sum(c(WARNING).on("visa"), n(DISPUTE).on("visa")),
            sum(n(CAPTURED).on("visa")),
            n(CAPTURED).on("visa"),
            0),
    DISPUTE_RATIO_AMOUNT(Unit.RATIO, Shape.MONEY, sum(a(DISPUTE)), sum(a(CAPTURED)), n(CAPTURED), 0),
    WIN_RATE(Unit.RATIO, Shape.RATIO, sum(a(DISPUTE_COUNTERED)), sum(n(DISPUTE_COUNTERED)), n(DISPUTE_COUNTERED), 0),
    NET_RECOVERY(Unit.RATIO, Shape.MONEY, sum(a(DISPUTE_CLOSED)), sum(b(DISPUTE_CLOSED)), n(DISPUTE_CLOSED), 0),
    RESPONSE_RATE(Unit.RATIO, Shape.RATIO, sum(a(DISPUTE_DUE)), sum(n(DISPUTE_DUE)), n(DISPUTE_DUE), 0),
    PRE_DISPUTE_CONTACT_SHARE(Unit.RATIO, Shape.RATIO, sum(b(DISPUTE)), sum(n(DISPUTE)), n(DISPUTE), 0),
    EFW_CONVERSION(Unit.RATIO, Shape.RATIO, sum(a(WARNING)), sum(b(WARNING)), b(WARNING), 120),
    INVOLUNTARY_CHURN(
            Unit.RATIO,
            Shape.STOCK,
            sum(a(SUBSCRIPTION_ENDED)),
            sum(n(SUBSCRIPTION_STARTED), n(SUBSCRIPTION_ENDED).less()),
            n(SUBSCRIPTION_STARTED),
            0),
    VOLUNTARY_CHURN(
            Unit.RATIO,
            Shape.STOCK,
            sum(b(SUBSCRIPTION_ENDED)),
            sum(n(SUBSCRIPTION_STARTED), n(SUBSCRIPTION_ENDED).less()),
            n(SUBSCRIPTION_STARTED),
            0);

    /** What the value is in. */
    enum Unit {
        RATIO(1),
        PER_MILLE(1_000),
        BASIS_POINTS(10_000),
        SECONDS(1);

        private final int factor;

        Unit(int factor) {
            this.factor = factor;
        }

        int factor() {
            return factor;
        }

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How the two sums come together. */
    enum Shape {
        /** Both of the same interval. */
        RATIO,
        /** As a ratio; by code, each code over all tries sent. */
        SHARE,
        /** Of amounts: one figure for each currency, never mixed. */
        MONEY,
        /** No ratio: the middle and the tenth of ten of times. */
        TIME,
        /** Over what there was one month before; by month only. */
        MONTH_BEFORE,
        /** Over what there was at the beginning of the interval. */
        STOCK
    }

    private final Unit unit;
    private final Shape shape;

    @SuppressWarnings("ImmutableEnumChecker") // Unchangeable lists; their type does not say so.
    private final List<Term> numerator;

    @SuppressWarnings("ImmutableEnumChecker") // As above.
    private final List<Term> denominator;

    @SuppressWarnings("ImmutableEnumChecker") // A record whose Optional counts as changeable.
    private final Term records;

    private final int maturesInDays;

    Metric(Unit unit, Shape shape, List<Term> numerator, List<Term> denominator, Term records, int maturesInDays) {
        this.unit = unit;
        this.shape = shape;
        this.numerator = numerator;
        this.denominator = denominator;
        this.records = records;
        this.maturesInDays = maturesInDays;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Metric> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(metric -> metric.wireName().equals(name))
                .findFirst();
    }

    static List<String> wireNames() {
        return Arrays.stream(values()).map(Metric::wireName).toList();
    }

    Unit unit() {
        return unit;
    }

    Shape shape() {
        return shape;
    }

    List<Term> numerator() {
        return numerator;
    }

    List<Term> denominator() {
        return denominator;
    }

    /** How many records a figure rests on: few of them are not shown. */
    Term records() {
        return records;
    }

    /** For how long after an interval its figures can still change by what happens later. */
    Duration maturity() {
        return Duration.ofDays(maturesInDays);
    }

    /** The network that it is about; empty for all. */
    Optional<String> network() {
        return records.network();
    }

    /** Whether a list of its records would tell more than an agent may know: which tries were stopped for suspicion. */
    boolean tellsSuspicion() {
        return records.series() == ATTEMPT || records.series() == LAST_ATTEMPT;
    }
}
