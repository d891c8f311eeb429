package io.paythread.advice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.paythread.advice.Gauge.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaugeRuleTest {
    private static final ProgramJson JSON = new ProgramJson(new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final Instant END = Instant.parse("2026-10-01T00:00:00Z");

    /** As in the story of the warnings: 900 payments are expected. */
    @ParameterizedTest(name = "{0} warnings and {1} disputes of 900 payments: {3}")
    @CsvSource({"3, 1, false, 0.004444", "4, 1, true, 0.005556", "5, 1, true, 0.006667", "5, 2, true, 0.007778"})
    void comparesReportsAndDisputesWithTheExpectedPayments(
            long warnings, long disputes, boolean nonCompliant, BigDecimal ratio) {
        // When
        Gauge gauge = GaugeRule.evaluate(
                Program.VISA_VAMP,
                expecting(900L),
                "eu",
                SEPTEMBER,
                List.of(
                        count(ItemKind.EARLY_FRAUD_WARNING, "2026-09-14", warnings),
                        count(ItemKind.DISPUTE, "2026-09-12", disputes),
                        count(ItemKind.PAYMENT, "2026-09-10", 5)),
                END);

        // Then
        assertThat(gauge.count()).isEqualTo(warnings + disputes);
        assertThat(gauge.payments()).isEqualTo(5);
        assertThat(gauge.ratio()).contains(ratio);
        assertThat(gauge.levels())
                .filteredOn(level -> level.threshold().level().equals("non_compliant"))
                .singleElement()
                .extracting(Gauge.Level::reached)
                .isEqualTo(nonCompliant);
    }

    @Test
    void projectsTheMonthByTheTimeThatHasPassed() {
        // Given
        List<DayCount> days = List.of(
                count(ItemKind.DISPUTE, "2026-09-03", 2),
                count(ItemKind.PAYMENT, "2026-09-03", 1_000),
                count(ItemKind.DISPUTE, "2026-08-03", 50));

        // When
        Gauge gauge = GaugeRule.evaluate(
                Program.VISA_VAMP,
                JSON.byDefault(Program.VISA_VAMP),
                "eu",
                SEPTEMBER,
                days,
                Instant.parse("2026-09-11T00:00:00Z"));

        // Then
        assertThat(gauge.count()).isEqualTo(2);
        assertThat(gauge.projectedCount()).isEqualTo(6);
        assertThat(gauge.projectedRatio()).as("payments grow as well").isEqualTo(gauge.ratio());
        assertThat(gauge.state()).isEqualTo(State.NONE);
    }

    @Test
    void dividesByTheMonthBeforeWhereTheProgrammeDoes() {
        // Given
        List<DayCount> days = List.of(
                count(ItemKind.DISPUTE, "2026-09-03", 120),
                count(ItemKind.PAYMENT, "2026-09-03", 90_000),
                count(ItemKind.PAYMENT, "2026-08-03", 6_000));

        // When
        Gauge gauge = GaugeRule.evaluate(
                Program.MASTERCARD_ECP, JSON.byDefault(Program.MASTERCARD_ECP), "us", SEPTEMBER, days, END);

        // Then
        assertThat(gauge.ratio()).contains(new BigDecimal("0.020000"));
        assertThat(gauge.levels())
                .filteredOn(Gauge.Level::reached)
                .extracting(level -> level.threshold().level())
                .containsExactly("excessive");
        assertThat(gauge.state()).isEqualTo(State.CRITICAL);
    }

    @Test
    void asksForEverythingThatALevelNames() {
        // Given
        List<DayCount> days = List.of(
                new DayCount(ItemKind.FRAUD_DISPUTE, LocalDate.parse("2026-09-03"), "USD", 40, 5_000_001),
                count(ItemKind.PAYMENT, "2026-08-03", 4_000),
                count(ItemKind.AUTHENTICATED_PAYMENT, "2026-08-03", 400));

        // Then
        assertThat(reachedFraud(days)).isTrue();
        assertThat(reachedFraud(
                        List.of(days.get(0), days.get(1), count(ItemKind.AUTHENTICATED_PAYMENT, "2026-08-03", 401))))
                .as("more than a tenth with 3-D Secure")
                .isFalse();
        assertThat(reachedFraud(List.of(
                        new DayCount(ItemKind.FRAUD_DISPUTE, LocalDate.parse("2026-09-03"), "USD", 40, 5_000_000),
                        days.get(1))))
                .as("not above the amount")
                .isFalse();
    }

    @Test
    void holdsWhatHeldThen() {
        // Given
        ProgramSettings settings = JSON.byDefault(Program.VISA_VAMP);

        // Then
        assertThat(excessive(settings, "eu", "2026-03-31")).isEqualByComparingTo("0.022");
        assertThat(excessive(settings, "eu", "2026-04-01")).isEqualByComparingTo("0.015");
        assertThat(excessive(settings, "cemea", "2026-09-01")).isEqualByComparingTo("0.022");
    }

    @Test
    void hasSettingsForEachProgrammeAndSaysNothingWithoutPayments() {
        for (Program program : Program.values()) {
            // When
            Gauge gauge = GaugeRule.evaluate(program, JSON.byDefault(program), "eu", SEPTEMBER, List.of(), END);

            // Then
            assertThat(gauge.ratio()).isEmpty();
            assertThat(gauge.state()).isEqualTo(State.NONE);
            assertThat(gauge.levels()).isNotEmpty().noneMatch(Gauge.Level::reached);
        }
    }

    private static boolean reachedFraud(List<DayCount> days) {
        return GaugeRule.evaluate(
                        Program.MASTERCARD_EFM, JSON.byDefault(Program.MASTERCARD_EFM), "us", SEPTEMBER, days, END)
                .levels()
                .get(0)
                .reached();
    }

    private static @Nullable BigDecimal excessive(ProgramSettings settings, String region, String day) {
        return settings.holding(region, LocalDate.parse(day)).stream()
                .filter(threshold -> threshold.level().equals("excessive"))
                .findFirst()
                .orElseThrow()
                .ratio();
    }

    private static ProgramSettings expecting(long payments) {
        ProgramSettings settings = JSON.byDefault(Program.VISA_VAMP);
        return new ProgramSettings(
                payments, settings.watchRatio(), settings.warnRatio(), settings.criticalRatio(), settings.thresholds());
    }

    private static DayCount count(ItemKind kind, String day, long items) {
        return new DayCount(kind, LocalDate.parse(day), "EUR", items, items * 100);
    }
}
