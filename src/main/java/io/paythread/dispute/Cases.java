package io.paythread.dispute;

import io.paythread.fact.Attribute;
import io.paythread.timeline.Details;
import io.paythread.timeline.EntryRow;
import io.paythread.timeline.ObjectRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads a dispute's rows as a case. Pure. */
final class Cases {
    private Cases() {}

    /** With the payments of the customer, as far as they matter. */
    static CaseView view(ObjectRow dispute, List<EntryRow> ofMatter, List<ObjectRow> payments, Instant now) {
        Details details = dispute.details();
        String state = dispute.status().orElse("");
        Reason reason = reason(dispute);
        CaseHistory history = history(dispute, ofMatter);
        return new CaseView(
                stage(dispute).wireName(),
                reason.claim().isEmpty() ? null : reason.claim(),
                reason.category(),
                reason.packCategory(),
                reason.challengeable(),
                reason.tip().isEmpty() ? null : reason.tip(),
                asksForDuplicate(dispute)
                        ? ChargedTwice.of(dispute, payments)
                                .map(CaseView.CauseView::of)
                                .orElse(null)
                        : null,
                CaseView.DeadlineView.of(deadline(dispute, now)),
                outcome(state, history),
                isRefundable(details, state),
                CaseView.MoneyFlowView.of(history),
                history.steps().stream().map(CaseView.StepView::of).toList());
    }

    /** Whether the cardholder claims to have been charged twice. */
    static boolean asksForDuplicate(ObjectRow dispute) {
        return reason(dispute).packCategory().equals("duplicate");
    }

    static Stage stage(ObjectRow dispute) {
        return Stage.of(
                dispute.details().text(Attribute.CASE_TYPE), dispute.status().orElse(""));
    }

    static Reason reason(ObjectRow dispute) {
        Details details = dispute.details();
        return Reasons.KNOWN.of(
                network(details), details.text(Attribute.NETWORK_REASON_CODE), details.text(Attribute.REASON));
    }

    static @org.jspecify.annotations.Nullable String network(Details details) {
        String network = details.text(Attribute.NETWORK);
        return network == null ? details.text(Attribute.CARD_BRAND) : network;
    }

    static Deadline deadline(ObjectRow dispute, Instant now) {
        Details details = dispute.details();
        boolean submitted = Boolean.TRUE.equals(details.flag(Attribute.EVIDENCE_SUBMITTED));
        return Deadline.of(
                Optional.ofNullable(details.instant(Attribute.DUE_AT)),
                dispute.status().orElse(""),
                submitted,
                now);
    }

    static CaseHistory history(ObjectRow dispute, List<EntryRow> ofMatter) {
        return CaseHistory.of(ofMatter.stream()
                .filter(entry -> entry.kind().startsWith("dispute."))
                .filter(entry -> entry.refs().contains(dispute.spelled()))
                .map(CaseEvent::of)
                .toList());
    }

    /** A dispute that is lost when it is first heard of has no step that says so. */
    private static @org.jspecify.annotations.Nullable String outcome(String state, CaseHistory history) {
        Optional<String> told = history.end().map(step -> step.step().wireName());
        return switch (state) {
            case "won" -> told.filter(word -> word.startsWith("won")).orElse("won");
            case "lost" -> "lost";
            case "prevented" -> "prevented";
            case "warning_closed" -> "inquiry_closed";
            default -> null;
        };
    }

    /** As the provider says; else only an inquiry leaves the money where it is. */
    private static boolean isRefundable(Details details, String state) {
        Boolean told = details.flag(Attribute.REFUNDABLE);
        return told == null ? state.startsWith("warning_") : told;
    }
}
