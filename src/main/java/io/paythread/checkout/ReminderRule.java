package io.paythread.checkout;

import io.paythread.checkout.Reminder.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether somebody may be reminded of a checkout. A reminder is marketing in most places: it needs consent, and it must
 * not reach people who have paid, or who wait for an answer of ours. Pure.
 */
final class ReminderRule {
    private final Duration linkLife;

    ReminderRule(Duration linkLife) {
        this.linkLife = linkLife;
    }

    Reminder evaluate(Visit visit, Progress progress, Surroundings around, Instant now) {
        List<Reason> against = new ArrayList<>();
        ofState(progress).ifPresent(against::add);
        if (around.openTicket()) {
            against.add(new Reason("open_ticket", "The customer has an open ticket: answer that instead."));
        }
        if (!visit.consent().equals(Optional.of("opt_in"))) {
            against.add(new Reason(
                    "no_consent", "The customer has not agreed to be written to: a reminder would be marketing."));
        }
        if (progress.state() == Progress.State.ABANDONED) {
            ofLink(visit, now).ifPresent(against::add);
        }
        return against.isEmpty()
                ? new Reminder(
                        true,
                        List.of(new Reason("may_be_reminded", "Agreed to it, not paid, no open ticket: one reminder.")))
                : new Reminder(false, against);
    }

    private static Optional<Reason> ofState(Progress progress) {
        return switch (progress.state()) {
            case PAID, PROCESSING -> Optional.of(new Reason("already_paid", "This checkout is completed."));
            case RECOVERED ->
                Optional.of(new Reason("already_paid", "The customer has come back and completed the purchase."));
            case COMPLETED_ELSEWHERE ->
                Optional.of(new Reason("already_paid", "The customer has made the purchase in another checkout."));
            case OPEN, STUCK ->
                Optional.of(new Reason("not_expired", "The checkout is open: the customer may still go on."));
            case ABANDONED -> Optional.empty();
        };
    }

    private Optional<Reason> ofLink(Visit visit, Instant now) {
        if (!visit.hasLink()) {
            return Optional.of(new Reason("no_link", "The provider gave no link to take it up again."));
        }
        Optional<Instant> until = visit.linkUntil().or(() -> visit.endedAt().map(ended -> ended.plus(linkLife)));
        return until.filter(end -> !end.isAfter(now))
                .map(end -> new Reason("link_expired", "The link to take it up again works no longer."));
    }
}
