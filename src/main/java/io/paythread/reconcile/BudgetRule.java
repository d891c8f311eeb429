package io.paythread.reconcile;

import io.paythread.ingest.spi.CallBudget;
import java.time.Duration;
import java.time.Instant;

/** How many calls a budget has left, from the one moment that is kept of it: when it is whole again. */
final class BudgetRule {
    private BudgetRule() {}

    /**
     * What is spent.
     *
     * @param calls that may be made now
     * @param wholeAt when the budget is whole again
     * @param pause until one more may be made
     */
    record Spent(int calls, Instant wholeAt, Duration pause) {}

    /** Spends as much as is there, up to what is wanted. A moment that no spending can have led to is of a wrong clock. */
    static Spent spend(CallBudget budget, Instant wholeAt, int wanted, Instant now) {
        Duration share = budget.share();
        Duration most = share.multipliedBy(budget.atOnce());
        Duration used = within(Duration.between(now, wholeAt), most);
        int calls = (int) Math.min(wanted, most.minus(used).dividedBy(share));
        Duration spent = used.plus(share.multipliedBy(calls));
        Duration pause = within(spent.plus(share).minus(most), share);
        return new Spent(calls, now.plus(spent), pause);
    }

    private static Duration within(Duration duration, Duration most) {
        if (duration.isNegative()) {
            return Duration.ZERO;
        }
        return duration.compareTo(most) > 0 ? most : duration;
    }
}
