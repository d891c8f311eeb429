package io.paythread.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paythread.ingest.spi.CallBudget;
import io.paythread.reconcile.BudgetRule.Spent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetRuleTest {
    private static final Instant NOW = Instant.parse("2026-09-14T10:00:00Z");
    private static final CallBudget EXPORTS = new CallBudget("exports", 10, 1);
    private static final CallBudget CALLS = new CallBudget("calls", 600, 10);

    @Test
    void refusesABudgetThatAllowsNothing() {
        // Then
        assertThatThrownBy(() -> new CallBudget("calls", 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CallBudget("calls", 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void allowsOneCallEachSixSecondsWhereTenAMinuteAreAllowed() {
        // When
        Spent first = BudgetRule.spend(EXPORTS, NOW, 1, NOW);
        Spent tooEarly = BudgetRule.spend(EXPORTS, first.wholeAt(), 1, NOW.plusSeconds(5));
        Spent second = BudgetRule.spend(EXPORTS, tooEarly.wholeAt(), 1, NOW.plusSeconds(6));

        // Then
        assertThat(first).isEqualTo(new Spent(1, NOW.plusSeconds(6), Duration.ofSeconds(6)));
        assertThat(tooEarly).isEqualTo(new Spent(0, NOW.plusSeconds(6), Duration.ofSeconds(1)));
        assertThat(second).isEqualTo(new Spent(1, NOW.plusSeconds(12), Duration.ofSeconds(6)));
    }

    @Test
    void givesAsManyAsAreLeftOfThoseThatAreWanted() {
        // When
        Spent some = BudgetRule.spend(CALLS, NOW.minusSeconds(60), 7, NOW);
        Spent rest = BudgetRule.spend(CALLS, some.wholeAt(), 7, NOW);
        Spent none = BudgetRule.spend(CALLS, rest.wholeAt(), 7, NOW);
        Spent later = BudgetRule.spend(CALLS, none.wholeAt(), 7, NOW.plusMillis(250));

        // Then
        assertThat(some.calls()).isEqualTo(7);
        assertThat(some.pause()).isZero();
        assertThat(rest.calls()).isEqualTo(3);
        assertThat(none.calls()).isZero();
        assertThat(none.pause()).isEqualTo(Duration.ofMillis(100));
        assertThat(later.calls()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10, 59, 100, 600, 100_000})
    void allowsACallAsSoonAsTheWaitIsOverAndNotAMomentBefore(int perMinute) {
        // Given
        CallBudget budget = new CallBudget("calls", perMinute, 3);
        Spent spent = BudgetRule.spend(budget, NOW, 3, NOW);
        Instant free = NOW.plus(spent.pause());

        // Then
        assertThat(BudgetRule.spend(budget, spent.wholeAt(), 1, free).calls()).isOne();
        assertThat(BudgetRule.spend(budget, spent.wholeAt(), 1, free.minusNanos(1_000))
                        .calls())
                .isZero();
    }

    @Test
    void waitsForNoMomentThatOnlyAWrongClockCanHaveKept() {
        // When
        Spent spent = BudgetRule.spend(EXPORTS, NOW.plus(Duration.ofDays(60)), 1, NOW);

        // Then
        assertThat(spent).isEqualTo(new Spent(0, NOW.plusSeconds(6), Duration.ofSeconds(6)));
    }
}
