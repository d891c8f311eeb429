package io.paythread.decline;

import jakarta.inject.Singleton;

/** Gives the rule on further tries, with this installation's ceilings. */
@Singleton
public class Retries {
    private final RetryRule rule;

    Retries(DeclineConfig config) {
        this.rule = new RetryRule(config.ceilings());
    }

    /** The rule. */
    public RetryRule rule() {
        return rule;
    }
}
