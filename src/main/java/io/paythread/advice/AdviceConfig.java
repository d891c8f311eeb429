package io.paythread.advice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/** Advice on refunds and early fraud warnings. Amounts are in whole units of their currency: {@code 50} is 50.00 EUR. */
@ConfigMapping(prefix = "paythread.advice")
public interface AdviceConfig {

    /** What people may refund without asking somebody else, in every currency that has no limits of its own. */
    Limits refundLimit();

    /** The same for single currencies, by their codes in capitals: where 50 of it is next to nothing, or a fortune. */
    Map<String, Limits> refundLimits();

    /**
     * What the provider takes for a dispute, in every currency that has no fee of its own. A payment of up to as much is
     * better refunded than disputed.
     */
    @WithDefault("15.00")
    BigDecimal disputeFee();

    /** The same for single currencies, by their codes in capitals. */
    Map<String, BigDecimal> disputeFees();

    /** Up to how many times the fee refunding a reported payment is a matter of judgement; above it is kept. */
    @WithDefault("1.35")
    BigDecimal judgementFactor();

    /** How long after its capture a payment can still be reversed so that the network gets no report of fraud. */
    @WithDefault("2h")
    Duration reversalWindow();

    /** The part of the merchants' world that network programmes are read for: us, ca, eu, ap, lac or cemea. */
    @WithDefault("eu")
    String region();

    /** Limits by tier. Analysts and admins have none; callers that are no agents have those of agents. */
    interface Limits {

        /** For agents. */
        @WithDefault("50")
        BigDecimal agent();

        /** For senior agents. */
        @WithDefault("250")
        BigDecimal seniorAgent();
    }
}
