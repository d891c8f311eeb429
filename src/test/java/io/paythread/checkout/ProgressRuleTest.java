package io.paythread.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.checkout.Progress.By;
import io.paythread.checkout.Progress.State;
import io.paythread.checkout.Progress.Step;
import io.paythread.platform.money.MoneyView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressRuleTest {
    private static final Instant STARTED = Instant.parse("2026-09-14T18:00:00Z");
    private static final Instant ENDED = STARTED.plus(Duration.ofDays(1));
    private static final Instant NOW = ENDED.plus(Duration.ofDays(2));
    private static final UUID SOURCE = new UUID(1, 1);
    private static final Surroundings NOTHING = new Surroundings(List.of(), List.of(), false);

    private final ProgressRule rule = new ProgressRule(Duration.ofMinutes(15), Duration.ofDays(7));
    private final ReminderRule reminder = new ReminderRule(Duration.ofDays(30));

    @ParameterizedTest(name = "{0} with a payment {1}: {2}, {3}")
    @CsvSource({
        "open, , OPEN, FORM",
        "open, requires_action, STUCK, BANK_CONFIRMATION",
        "open, failed, OPEN, DECLINED",
        "expired, , ABANDONED, FORM",
        "expired, created, ABANDONED, PAYMENT",
        "expired, requires_action, ABANDONED, BANK_CONFIRMATION",
        "expired, failed, ABANDONED, DECLINED"
    })
    void saysWhereSomebodyStopped(String status, @Nullable String payment, State state, Step step) {
        // When
        Progress progress = rule.evaluate(visit(1, status, payment), NOTHING, NOW);

        // Then
        assertThat(progress.state()).isEqualTo(state);
        assertThat(progress.lostAt()).contains(step);
    }

    @Test
    void isStuckOnlyAfterTheUsualTime() {
        // Given
        Visit waiting = visit(1, "open", "requires_action");

        // Then
        assertThat(rule.evaluate(waiting, NOTHING, STARTED.plusSeconds(899)).state())
                .isEqualTo(State.OPEN);
        assertThat(rule.evaluate(waiting, NOTHING, STARTED.plusSeconds(900)).state())
                .isEqualTo(State.STUCK);
    }

    @Test
    void isPaidAsSoonAsThePaymentIs() {
        assertThat(rule.evaluate(visit(1, "open", "succeeded"), NOTHING, NOW).state())
                .isEqualTo(State.PAID);
        assertThat(rule.evaluate(visit(1, "complete", "processing"), NOTHING, NOW)
                        .state())
                .isEqualTo(State.PROCESSING);
    }

    @Test
    void saysWhoBroughtSomebodyBack() {
        // Given
        Visit given = visit(1, "expired", "requires_action");
        Visit back = recovering(2, "cs_1", ENDED.plus(Duration.ofHours(14)));
        Instant answered = ENDED.plus(Duration.ofHours(13));

        // When
        Progress bySupport = rule.evaluate(given, new Surroundings(List.of(back), List.of(answered), false), NOW);
        Progress byMail = rule.evaluate(given, new Surroundings(List.of(back), List.of(STARTED), false), NOW);
        Progress alone = rule.evaluate(without(given), new Surroundings(List.of(back), List.of(), false), NOW);

        // Then
        assertThat(bySupport.state()).isEqualTo(State.RECOVERED);
        assertThat(bySupport.recoveredBy()).contains(By.SUPPORT);
        assertThat(bySupport.continuedBy()).contains(back.id());
        assertThat(byMail.recoveredBy()).contains(By.AUTOMATIC);
        assertThat(alone.recoveredBy()).contains(By.CUSTOMER);
    }

    @Test
    void knowsThePurchaseThatWasMadeElsewhere() {
        // Given
        Visit given = visit(1, "expired", null);

        // Then
        assertThat(with(given, complete(2, STARTED.plus(Duration.ofDays(1)), 39_00, "cart-1")))
                .isEqualTo(State.COMPLETED_ELSEWHERE);
        assertThat(with(given, complete(2, ENDED.plus(Duration.ofDays(7)), 39_00, "cart-1")))
                .isEqualTo(State.COMPLETED_ELSEWHERE);
        assertThat(with(given, complete(2, ENDED.plus(Duration.ofDays(8)), 39_00, "cart-1")))
                .as("too late")
                .isEqualTo(State.ABANDONED);
        assertThat(with(given, complete(2, STARTED.minusSeconds(1), 39_00, "cart-1")))
                .as("before it was begun")
                .isEqualTo(State.ABANDONED);
        assertThat(with(given, complete(2, ENDED, 39_01, "cart-1")))
                .as("another amount")
                .isEqualTo(State.ABANDONED);
        assertThat(with(given, complete(2, ENDED, 39_00, "cart-2")))
                .as("another cart")
                .isEqualTo(State.ABANDONED);
    }

    @Test
    void remindsNobodyWhoPaidOrWaitsForAnAnswerOrDidNotAgree() {
        // Given
        Visit given = visit(1, "expired", null);
        Surroundings ticket = new Surroundings(List.of(), List.of(), true);
        Surroundings paid = new Surroundings(List.of(complete(2, ENDED, 39_00, "cart-1")), List.of(), false);

        // Then
        assertThat(reasons(given, NOTHING, NOW)).containsExactly("may_be_reminded");
        assertThat(reasons(given, ticket, NOW)).containsExactly("open_ticket");
        assertThat(reasons(without(given), NOTHING, NOW)).containsExactly("no_consent");
        assertThat(reasons(given, paid, NOW)).containsExactly("already_paid");
        assertThat(reasons(given, NOTHING, ENDED.plus(Duration.ofDays(30)))).containsExactly("link_expired");
        assertThat(reasons(visit(1, "open", null), NOTHING, NOW)).containsExactly("not_expired");
    }

    private List<String> reasons(Visit visit, Surroundings around, Instant now) {
        return reminder.evaluate(visit, rule.evaluate(visit, around, now), around, now).reasons().stream()
                .map(Reminder.Reason::code)
                .toList();
    }

    private State with(Visit visit, Visit other) {
        return rule.evaluate(visit, new Surroundings(List.of(visit, other), List.of(), false), NOW)
                .state();
    }

    private static Visit complete(int number, Instant startedAt, long minorUnits, String cart) {
        return visit(number, "complete", "succeeded", startedAt, minorUnits, cart, null, "opt_in");
    }

    private static Visit recovering(int number, String recovers, Instant startedAt) {
        return visit(number, "complete", "succeeded", startedAt, 39_00, "cart-1", recovers, "opt_in");
    }

    private static Visit without(Visit of) {
        return visit(1, of.status(), of.paymentStatus().orElse(null), STARTED, 39_00, "cart-1", null, null);
    }

    private static Visit visit(int number, String status, @Nullable String payment) {
        return visit(number, status, payment, STARTED, 39_00, "cart-1", null, "opt_in");
    }

    private static Visit visit(
            int number,
            String status,
            @Nullable String payment,
            Instant startedAt,
            long minorUnits,
            String cart,
            @Nullable String recovers,
            @Nullable String consent) {
        return new Visit(
                new UUID(9, number),
                SOURCE,
                "cs_" + number,
                Optional.of(new UUID(3, 3)),
                status,
                Optional.of(new MoneyView(minorUnits, "EUR")),
                Optional.empty(),
                Optional.of(cart),
                startedAt,
                Optional.of(startedAt.plus(Duration.ofDays(1))),
                Optional.ofNullable(recovers),
                Optional.ofNullable(consent),
                true,
                Optional.empty(),
                Optional.ofNullable(payment),
                Optional.ofNullable(payment).map(any -> STARTED));
    }
}
