package io.paythread.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.dispute.Submission.Action;
import io.paythread.dispute.SubmissionRule.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the provider says of the dispute decides; also whether a call that was cut off had arrived. */
class SubmissionRuleTest {
    @ParameterizedTest
    @CsvSource({
        "SUBMIT, needs_response, 0, false, SEND",
        "SUBMIT, needs_response, 0, true, SEND",
        "SUBMIT, warning_needs_response, 0, false, SEND",
        "SUBMIT, under_review, 1, true, DONE",
        "SUBMIT, under_review, 1, false, TOO_LATE",
        "SUBMIT, under_review, 0, true, DONE",
        "SUBMIT, won, 1, true, DONE",
        "SUBMIT, lost, 0, true, TOO_LATE",
        "SUBMIT, lost, 0, false, TOO_LATE",
        "STAGE, needs_response, 0, true, SEND",
        "STAGE, under_review, 1, true, TOO_LATE",
        "ACCEPT, needs_response, 0, false, SEND",
        "ACCEPT, lost, 0, true, DONE",
        "ACCEPT, lost, 0, false, TOO_LATE",
        "ACCEPT, under_review, 1, true, TOO_LATE",
    })
    void decides(Action action, String state, int submissions, boolean sentBefore, Verdict verdict) {
        // Given
        ProviderAnswer answer = ProviderAnswer.of(
                200, "{\"status\":\"" + state + "\",\"evidence_details\":{\"submission_count\":" + submissions + "}}");

        // When, Then
        assertThat(SubmissionRule.judge(action, answer, sentBefore)).isEqualTo(verdict);
    }
}
