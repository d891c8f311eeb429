package io.paythread.decline;

import java.util.List;

/** Gives tests of other packages the rule. */
public final class RetryRules {
    private RetryRules() {}

    /** The rule with these ceilings. */
    public static RetryRule with(Ceiling... ceilings) {
        return new RetryRule(List.of(ceilings));
    }
}
