package io.paythread.advice;

import io.paythread.platform.money.CurrencyCode;
import io.paythread.platform.money.Money;
import io.paythread.security.Caller;
import io.paythread.security.Role;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** The numbers that advice goes by, as configured, in the currency of the payment. */
@Singleton
class Terms {
    private final AdviceConfig config;

    Terms(AdviceConfig config) {
        this.config = config;
    }

    /** What a dispute costs. */
    Money disputeFee(CurrencyCode currency) {
        return Amounts.ofUnits(config.disputeFees().getOrDefault(currency.code(), config.disputeFee()), currency);
    }

    /** Up to which amount refunding a reported payment is a matter of judgement. */
    Money judgedUpTo(Money fee) {
        return Amounts.times(fee, config.judgementFactor());
    }

    Duration reversalWindow() {
        return config.reversalWindow();
    }

    /** What the caller may refund without asking somebody else; empty for no limit. */
    Optional<Money> limit(Caller caller, CurrencyCode currency) {
        if (caller.roles().contains(Role.ANALYST) || caller.roles().contains(Role.ADMIN)) {
            return Optional.empty();
        }
        AdviceConfig.Limits limits = config.refundLimits().getOrDefault(currency.code(), config.refundLimit());
        return Optional.of(Amounts.ofUnits(
                caller.roles().contains(Role.SENIOR_AGENT) ? limits.seniorAgent() : limits.agent(), currency));
    }
}
