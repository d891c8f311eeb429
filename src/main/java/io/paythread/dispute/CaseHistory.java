package io.paythread.dispute;

import io.paythread.dispute.CaseStep.Step;
import io.paythread.platform.money.MoneyView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a dispute went, folded from what was told of it, oldest first. Providers own its states: a move that the usual
 * course does not have is kept and marked. Pure.
 *
 * @param withdrawn taken from the balance, by currency
 * @param fees what the provider kept, by currency
 */
record CaseHistory(
        List<CaseStep> steps, Map<String, Long> withdrawn, Map<String, Long> reinstated, Map<String, Long> fees) {
    CaseHistory {
        steps = List.copyOf(steps);
    }

    /** Folds what was told, which must be in timeline order. */
    static CaseHistory of(List<CaseEvent> events) {
        List<CaseStep> steps = new ArrayList<>();
        Map<String, Long> withdrawn = new HashMap<>();
        Map<String, Long> reinstated = new HashMap<>();
        Map<String, Long> fees = new HashMap<>();
        for (CaseEvent event : events) {
            Step step = step(event, steps);
            steps.add(new CaseStep(
                    step,
                    event.at(),
                    event.stage(),
                    event.state(),
                    money(step, event),
                    surprising(step, event, steps),
                    event.entry()));
            if (step == Step.FUNDS_WITHDRAWN) {
                add(withdrawn, moved(event));
                add(fees, event.fee());
            }
            if (step == Step.FUNDS_REINSTATED) {
                add(reinstated, moved(event));
                add(fees, event.fee());
            }
        }
        if (steps.stream().noneMatch(step -> step.step() == Step.FUNDS_WITHDRAWN)) {
            told(events).ifPresent(event -> {
                add(withdrawn, moved(event));
                add(fees, event.fee());
            });
        }
        return new CaseHistory(steps, withdrawn, reinstated, fees);
    }

    /** Where no event of its own tells of the withdrawal, the others name it: each the same one. */
    private static Optional<CaseEvent> told(List<CaseEvent> events) {
        return events.stream()
                .filter(event -> !event.kind().equals("dispute.funds_reinstated"))
                .filter(event -> event.net().filter(net -> net.amount() < 0).isPresent())
                .reduce((first, second) -> second);
    }

    /** The last step that ended it; empty while it goes on. */
    Optional<CaseStep> end() {
        return steps.stream().filter(step -> isEnd(step.step())).reduce((first, second) -> second);
    }

    private static Step step(CaseEvent event, List<CaseStep> before) {
        return switch (event.kind()) {
            case "dispute.opened" -> opened(event);
            case "dispute.escalated" -> Step.ESCALATED;
            case "dispute.evidence_submitted" -> Step.SUBMITTED;
            case "dispute.funds_withdrawn" -> Step.FUNDS_WITHDRAWN;
            case "dispute.funds_reinstated" -> Step.FUNDS_REINSTATED;
            case "dispute.closed" -> ended(event.state(), before);
            default -> moved(event, before);
        };
    }

    /** Prevented ones, and those that cannot be challenged, are over when they are first heard of. */
    private static Step opened(CaseEvent event) {
        return event.state().equals("prevented") ? Step.PREVENTED : Step.OPENED;
    }

    /** An update tells of an end only where its state is one that was not there before. */
    private static Step moved(CaseEvent event, List<CaseStep> before) {
        boolean known = before.stream().anyMatch(step -> step.state().equals(event.state()));
        Step ended = ended(event.state(), before);
        return known || ended == Step.CLOSED ? Step.UPDATED : ended;
    }

    private static Step ended(String state, List<CaseStep> before) {
        boolean lost = before.stream()
                .anyMatch(step -> step.step() == Step.LOST || step.state().equals("lost"));
        return switch (state) {
            case "won" -> lost ? Step.WON_LATE : Step.WON;
            case "lost" -> Step.LOST;
            case "prevented" -> Step.PREVENTED;
            case "warning_closed" -> Step.INQUIRY_CLOSED;
            default -> Step.CLOSED;
        };
    }

    private static boolean surprising(Step step, CaseEvent event, List<CaseStep> before) {
        boolean over = before.stream().anyMatch(each -> isEnd(each.step()));
        boolean moves = step == Step.ESCALATED || step == Step.SUBMITTED || isEnd(step);
        return event.unexpected() || (over && moves);
    }

    private static boolean isEnd(Step step) {
        return switch (step) {
            case WON, LOST, WON_LATE, PREVENTED, INQUIRY_CLOSED, CLOSED -> true;
            case OPENED, ESCALATED, UPDATED, SUBMITTED, FUNDS_WITHDRAWN, FUNDS_REINSTATED -> false;
        };
    }

    private static Optional<MoneyView> money(Step step, CaseEvent event) {
        return step == Step.FUNDS_WITHDRAWN || step == Step.FUNDS_REINSTATED
                ? moved(event).or(event::amount)
                : event.amount();
    }

    /** What moved besides the fee: the balance falls by the amount and the fee together. */
    private static Optional<MoneyView> moved(CaseEvent event) {
        return event.net().map(net -> {
            long fee = event.fee()
                    .filter(f -> f.currency().equals(net.currency()))
                    .map(MoneyView::amount)
                    .orElse(0L);
            return new MoneyView(Math.abs(net.amount() + fee), net.currency());
        });
    }

    private static void add(Map<String, Long> sums, Optional<MoneyView> money) {
        money.ifPresent(one -> sums.merge(one.currency(), one.amount(), Math::addExact));
    }
}
