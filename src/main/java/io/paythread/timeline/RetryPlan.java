package io.paythread.timeline;

import io.paythread.decline.DeclineCodes;
import io.paythread.decline.Declined;
import io.paythread.decline.RetryAdvice;
import io.paythread.decline.RetryRule;
import io.paythread.decline.Tries;
import io.paythread.decline.Vocabulary;
import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.timeline.Objects.Found;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether the provider will try again, and what the networks allow. Claims no try that nobody has announced. Pure.
 *
 * @param seesReasons whether the reader sees reasons that a customer must not be told; to all others every reason that
 *     looks generic gives the same answer
 */
record RetryPlan(RetryRule rule, boolean seesReasons, Instant now) {
    private static final String OPEN = "open";
    private static final String FAILED = "failed";

    RetriesView of(Found whole, Found seen, Optional<ObjectRow> invoice, Tries tries) {
        Optional<ObjectRow> last = lastFailed(whole);
        Optional<Instant> next = announced(invoice);
        if (last.isEmpty()) {
            return RetriesView.of(next, Optional.empty(), Optional.empty(), false);
        }
        Declined said = said(seen, last.get());
        boolean generic = !seesReasons && said.reason().equals(DeclineCodes.GENERIC);
        RetryAdvice advice =
                generic ? RetryRule.notTold() : rule.evaluate(said, last.get().occurredAt(), tries, now);
        return RetriesView.of(next, next.flatMap(any -> charges(said, generic)), Optional.of(advice), seesReasons);
    }

    /** The last attempt, if it failed and nothing was collected. */
    private static Optional<ObjectRow> lastFailed(Found found) {
        List<ObjectRow> attempts = found.around(found.only(), ObjectType.ATTEMPT);
        boolean paid = attempts.stream().anyMatch(row -> row.status().equals(Optional.of("succeeded")));
        return attempts.isEmpty() || paid
                ? Optional.empty()
                : Optional.of(attempts.get(attempts.size() - 1))
                        .filter(row -> row.status().equals(Optional.of(FAILED)));
    }

    /** All that was said where nothing of it is kept back from the reader; else what the reader sees. */
    private Declined said(Found seen, ObjectRow last) {
        Declined all = Reasons.declined(last.details());
        if (seesReasons || all.mayBeTold()) {
            return all;
        }
        return seen.around(seen.only(), ObjectType.ATTEMPT).stream()
                .filter(row -> row.id().equals(last.id()))
                .findFirst()
                .map(row -> Reasons.declined(row.details()))
                .orElse(all);
    }

    /** The provider's next try of an open invoice; one that lies behind us was not told of since, and is none. */
    private Optional<Instant> announced(Optional<ObjectRow> invoice) {
        return invoice.filter(row -> row.status().equals(Optional.of(OPEN)))
                .flatMap(row -> Optional.ofNullable(row.details().instant(Attribute.NEXT_ATTEMPT_AT)))
                .filter(at -> at.isAfter(now));
    }

    /** Whether the announced try will charge anything; nothing where that would tell a reason. */
    private static Optional<Boolean> charges(Declined said, boolean generic) {
        return generic
                ? Optional.empty()
                : DeclineCodes.find(Vocabulary.STRIPE, said.reason())
                        .map(code -> !code.retry().automaticRetriesHeld());
    }
}
