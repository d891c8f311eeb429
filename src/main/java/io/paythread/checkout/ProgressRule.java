package io.paythread.checkout;

import io.paythread.checkout.Progress.By;
import io.paythread.checkout.Progress.State;
import io.paythread.checkout.Progress.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** What became of a checkout. Pure. */
final class ProgressRule {
    /** Raised with what it says, so that stored states are made again. */
    static final int VERSION = 1;

    private final Duration stuckAfter;
    private final Duration elsewhereWithin;

    ProgressRule(Duration stuckAfter, Duration elsewhereWithin) {
        this.stuckAfter = stuckAfter;
        this.elsewhereWithin = elsewhereWithin;
    }

    Progress evaluate(Visit visit, Surroundings around, Instant now) {
        if (visit.isComplete() || isPaid(visit)) {
            State state =
                    visit.paymentStatus().filter("processing"::equals).isPresent() ? State.PROCESSING : State.PAID;
            return new Progress(state, Optional.empty(), Optional.empty(), Optional.empty(), visit.since());
        }
        Optional<Visit> recovering = around.others().stream()
                .filter(other -> other.isComplete() && recovers(other, visit))
                .min(Comparator.comparing(Visit::startedAt).thenComparing(Visit::id));
        if (recovering.isPresent()) {
            return new Progress(
                    State.RECOVERED,
                    Optional.of(step(visit)),
                    recovering.map(Visit::id),
                    Optional.of(by(visit, recovering.get(), around)),
                    recovering.map(ProgressRule::completed));
        }
        Optional<Visit> elsewhere = around.others().stream()
                .filter(other -> other.isComplete() && isElsewhere(other, visit))
                .min(Comparator.comparing(Visit::startedAt).thenComparing(Visit::id));
        if (elsewhere.isPresent()) {
            return new Progress(
                    State.COMPLETED_ELSEWHERE,
                    Optional.of(step(visit)),
                    elsewhere.map(Visit::id),
                    Optional.empty(),
                    elsewhere.map(ProgressRule::completed));
        }
        return unfinished(visit, now);
    }

    /** When a checkout was paid; nobody tells when one was completed whose money is on its way. */
    private static Instant completed(Visit visit) {
        return visit.since().orElse(visit.startedAt());
    }

    private Progress unfinished(Visit visit, Instant now) {
        Step step = step(visit);
        State state = visit.isExpired() ? State.ABANDONED : isStuck(visit, step, now) ? State.STUCK : State.OPEN;
        return new Progress(
                state,
                Optional.of(step),
                Optional.empty(),
                Optional.empty(),
                state == State.ABANDONED ? visit.endedAt() : visit.since());
    }

    private boolean isStuck(Visit visit, Step step, Instant now) {
        return step == Step.BANK_CONFIRMATION
                && visit.since()
                        .filter(since -> !since.plus(stuckAfter).isAfter(now))
                        .isPresent();
    }

    private static boolean isPaid(Visit visit) {
        return visit.paymentStatus()
                .filter(status ->
                        status.equals("succeeded") || status.equals("refunded") || status.equals("partially_refunded"))
                .isPresent();
    }

    private static boolean recovers(Visit other, Visit visit) {
        return other.source().equals(visit.source()) && other.recovers().equals(Optional.of(visit.reference()));
    }

    /** The same person, the same purchase, at the time of this checkout or not long after. */
    private boolean isElsewhere(Visit other, Visit visit) {
        Instant until = visit.endedAt().orElse(visit.startedAt()).plus(elsewhereWithin);
        return !other.id().equals(visit.id())
                && visit.person().isPresent()
                && visit.person().equals(other.person())
                && visit.isSamePurchase(other)
                && !other.startedAt().isBefore(visit.startedAt())
                && !other.startedAt().isAfter(until);
    }

    private static By by(Visit visit, Visit recovering, Surroundings around) {
        Instant from = visit.endedAt().orElse(visit.startedAt());
        boolean answered = around.replies().stream()
                .anyMatch(reply -> !reply.isBefore(from) && !reply.isAfter(recovering.startedAt()));
        if (answered) {
            return By.SUPPORT;
        }
        return visit.consent().equals(Optional.of("opt_in")) ? By.AUTOMATIC : By.CUSTOMER;
    }

    static Step step(Visit visit) {
        return switch (visit.paymentStatus().orElse("")) {
            case "requires_action" -> Step.BANK_CONFIRMATION;
            case "failed", "canceled" -> Step.DECLINED;
            case "" -> Step.FORM;
            default -> Step.PAYMENT;
        };
    }
}
