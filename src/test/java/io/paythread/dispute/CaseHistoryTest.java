package io.paythread.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.dispute.CaseStep.Step;
import io.paythread.platform.money.MoneyView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseHistoryTest {
    private static final Instant OPENED = Instant.parse("2026-09-21T07:00:00Z");

    @Test
    void followsAChargebackFromItsOpeningToItsEnd() {
        // When
        CaseHistory history = CaseHistory.of(List.of(
                event(0, "dispute.opened", "needs_response"),
                money(1, "dispute.funds_withdrawn", -13500, 1500),
                event(2, "dispute.evidence_submitted", "under_review"),
                event(3, "dispute.closed", "won"),
                money(4, "dispute.funds_reinstated", 12000, 0)));

        // Then
        assertThat(history.steps())
                .extracting(CaseStep::step)
                .containsExactly(Step.OPENED, Step.FUNDS_WITHDRAWN, Step.SUBMITTED, Step.WON, Step.FUNDS_REINSTATED);
        assertThat(history.steps()).noneMatch(CaseStep::unexpected);
        assertThat(history.withdrawn()).containsEntry("EUR", 12000L);
        assertThat(history.reinstated()).containsEntry("EUR", 12000L);
        assertThat(history.fees()).containsEntry("EUR", 1500L);
        assertThat(history.end().orElseThrow().step()).isEqualTo(Step.WON);
    }

    @Test
    void knowsWhatWasWithdrawnFromEventsThatOnlyNameIt() {
        // When
        CaseHistory history = CaseHistory.of(List.of(
                money(0, "dispute.opened", -13500, 1500),
                money(2, "dispute.closed", -13500, 1500),
                money(3, "dispute.funds_reinstated", 12000, 0)));

        // Then
        assertThat(history.withdrawn()).containsExactly(Map.entry("EUR", 12000L));
        assertThat(history.reinstated()).containsExactly(Map.entry("EUR", 12000L));
        assertThat(history.fees()).containsEntry("EUR", 1500L);
    }

    @Test
    void recordsALateWinAndMarksIt() {
        // When
        CaseHistory history = CaseHistory.of(List.of(
                event(0, "dispute.opened", "needs_response"),
                event(1, "dispute.closed", "lost"),
                event(90, "dispute.updated", "won")));

        // Then
        CaseStep last = history.end().orElseThrow();
        assertThat(last.step()).isEqualTo(Step.WON_LATE);
        assertThat(last.unexpected()).isTrue();
    }

    @Test
    void followsAnInquiryThatEscalates() {
        // When
        CaseHistory history = CaseHistory.of(List.of(
                event(0, "dispute.opened", "warning_needs_response"), event(1, "dispute.escalated", "needs_response")));

        // Then
        assertThat(history.steps()).extracting(CaseStep::stage).containsExactly(Stage.INQUIRY, Stage.CHARGEBACK);
        assertThat(history.end()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dispute.opened, prevented, PREVENTED",
        "dispute.closed, warning_closed, INQUIRY_CLOSED",
        "dispute.closed, lost, LOST",
        "dispute.closed, something_new, CLOSED",
    })
    void namesTheOtherEnds(String kind, String state, Step step) {
        assertThat(CaseHistory.of(List.of(event(0, kind, state)))
                        .end()
                        .orElseThrow()
                        .step())
                .isEqualTo(step);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-10-01T23:59:59Z, needs_response, false, OPEN",
                "2026-09-20T00:00:00Z, needs_response, false, PASSED",
                "-, needs_response, false, NONE",
                "2026-10-01T23:59:59Z, under_review, true, ANSWERED",
                "2026-10-01T23:59:59Z, lost, false, NONE",
                "2026-10-01T23:59:59Z, warning_needs_response, false, OPEN",
            })
    void takesTheProvidersDeadlineAndNoOther(
            @org.jspecify.annotations.Nullable String due, String state, boolean submitted, Deadline.State expected) {
        // When
        Deadline deadline = Deadline.of(Optional.ofNullable(due).map(Instant::parse), state, submitted, OPENED);

        // Then
        assertThat(deadline.state()).isEqualTo(expected);
    }

    @Test
    void saysWhatIsLeft() {
        assertThat(Deadline.of(Optional.of(OPENED.plusSeconds(90)), "needs_response", false, OPENED)
                        .remaining())
                .contains(Duration.ofSeconds(90));
    }

    private static CaseEvent event(int day, String kind, String state) {
        return new CaseEvent(
                new UUID(0, day),
                kind,
                OPENED.plus(Duration.ofDays(day)),
                state,
                Stage.of(null, state),
                Optional.of(new MoneyView(12000, "EUR")),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static CaseEvent money(int day, String kind, long net, long fee) {
        return new CaseEvent(
                new UUID(0, day),
                kind,
                OPENED.plus(Duration.ofDays(day)),
                "needs_response",
                Stage.CHARGEBACK,
                Optional.of(new MoneyView(12000, "EUR")),
                Optional.of(new MoneyView(fee, "EUR")),
                Optional.of(new MoneyView(net, "EUR")),
                false);
    }
}
