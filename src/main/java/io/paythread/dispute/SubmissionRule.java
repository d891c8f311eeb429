package io.paythread.dispute;

import io.paythread.dispute.Submission.Action;
import java.util.Set;

/**
 * Whether something can still be done at the provider, by what the provider says right before. Also settles a call of which
 * it is not known whether it took effect. Pure.
 */
final class SubmissionRule {
    private static final Set<String> OPEN = Set.of("needs_response", "warning_needs_response");
    private static final Set<String> OVER = Set.of("won", "lost", "warning_closed", "prevented");

    private SubmissionRule() {}

    /** What to do. */
    enum Verdict {
        /** Send it. */
        SEND,
        /** It has taken effect before. */
        DONE,
        /** An answer was sent by somebody else, or the dispute is over. */
        TOO_LATE
    }

    /** @param sentBefore whether a call of ours may have reached the provider */
    static Verdict judge(Action action, ProviderAnswer dispute, boolean sentBefore) {
        String state = dispute.disputeState();
        boolean answered = dispute.submissions() > 0 || state.endsWith("under_review");
        return switch (action) {
            case STAGE -> OPEN.contains(state) && !answered ? Verdict.SEND : Verdict.TOO_LATE;
            case SUBMIT ->
                answered
                        ? (sentBefore ? Verdict.DONE : Verdict.TOO_LATE)
                        : OPEN.contains(state) ? Verdict.SEND : Verdict.TOO_LATE;
            case ACCEPT ->
                OPEN.contains(state)
                        ? Verdict.SEND
                        : sentBefore && OVER.contains(state) ? Verdict.DONE : Verdict.TOO_LATE;
        };
    }
}
