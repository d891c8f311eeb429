package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Eventually;
import io.paythread.Sql;
import io.paythread.demo.Step;
import io.paythread.demo.Stories;
import io.paythread.demo.Story;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines on metrics of the scenario book, every event delivered twice: as written (0), and in shuffled orders. */
@QuarkusTest
class InsightStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Stage stage;
    private final Sql sql;

    @Inject
    InsightStoryTest(Stage stage, Sql sql) {
        this.stage = stage;
        this.sql = sql;
    }

    @BeforeEach
    void setUp() {
        stage.setUp();
        List.of("insight_record", "insight_slice", "insight_thread", "insight_checkout")
                .forEach(table -> sql.run("delete from " + table));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aDeclinedCardAndASecondOne(int seed) {
        // When
        play("S01", seed);

        // Then
        Eventually.within(PATIENCE, () -> {
            assertThat(sums("attempt by series 1", 1)).isEqualTo("2 1 2 0");
            assertThat(sums("deduplicated", 2)).isEqualTo("1 1 0 0");
            assertThat(sums("retry", 6)).isEqualTo("1 1 1 1");
            assertThat(sums("payment with one ticket", 3)).isEqualTo("1 1 1 1");
            assertThat(sums("first contact", 17)).isEqualTo("1 1 0 0");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void aSubscriptionRecoveredByANewCard(int seed) {
        // When
        play("S03", seed);

        // Then
        Eventually.within(PATIENCE, () -> {
            assertThat(sums("dunning", 8)).isEqualTo("1 5990 5990 0");
            assertThat(
                            sql.text(
                                    "select currency || ' ' || (at at time zone 'UTC')::date from insight_record where series = 8"))
                    .isEqualTo("BRL 2026-09-01");
            assertThat(sums("time to recover", 9))
                    .isEqualTo("1 "
                            + Duration.ofDays(4).plusHours(12).plusMinutes(31).toMillis() + " 0 0");
            assertThat(sums("ended subscriptions", 19)).isEqualTo("0 0 0 0");
            assertThat(sums("payments, of them collected", 3)).startsWith("1 1 1 ");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void aDisputeAllTheSame(int seed) {
        // When
        play("S04", seed);

        // Then
        Eventually.within(PATIENCE, () -> {
            assertThat(sums("contact before the dispute", 12)).isEqualTo("1 12000 1 0");
            assertThat(sql.text("select network || to_char(at, ' YYYY-MM') from insight_record where series = 12"))
                    .isEqualTo("mastercard 2026-09");
            assertThat(sums("won", 14)).isEqualTo("1 1 0 0");
            assertThat(sql.text("select to_char(at, 'YYYY-MM') from insight_record where series = 14"))
                    .isEqualTo("2026-11");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void warningsThatAreFollowedByDisputesAndOnesThatAreNot(int seed) {
        // When
        play("S06", seed);

        // Then
        Eventually.within(PATIENCE, () -> {
            assertThat(sums("warnings", 16)).isEqualTo("5 1 4 5");
            assertThat(sql.count("select count(*) from insight_record where series in (12, 16) and network = 'visa'"))
                    .isEqualTo(7);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6})
    void checkoutsThatWereLeft(int seed) {
        // When
        play("S07", seed);

        // Then
        Eventually.within(PATIENCE, () -> assertThat(sums("checkouts", 11)).isEqualTo("5 3 3 1"));
    }

    private void play(String name, int seed) {
        Story story = Stories.asWritten().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        List<Step> genuine = story.genuine();
        stage.play(seed > 0 ? AnyOrder.shuffled(genuine, seed) : AnyOrder.twice(genuine));
    }

    private String sums(String what, int series) {
        assertThat(what).isNotEmpty();
        return sql.text(
                """
                select count(*) || ' ' || coalesce(sum(a), 0) || ' ' || coalesce(sum(b), 0) || ' ' || coalesce(sum(c), 0)
                  from insight_record where series = ?
                """,
                series);
    }
}
