package io.paythread.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.casework.Passage.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ThreadRuleTest {
    private static final Instant ASKED = Instant.parse("2026-09-14T11:20:00Z");
    private static final List<Labelled> SET = LabelledSet.all();

    private final ThreadRule rule =
            new ThreadRule(new ThreadRule.Limits(60, 30, Duration.ofDays(90), Duration.ofMinutes(10)));

    @Test
    void linksAnAmountWithoutCurrencyThatWasJustTried() {
        // Given: S01
        Subject tried = Subjects.payment("A1", 4990, "EUR", ASKED.minusSeconds(760), "", "4242");

        // When
        List<Match> matches = rule.evaluate(asked("Intenté pagar 49,90 y me sale error. ¿Qué pasa?"), List.of(tried));

        // Then
        assertThat(matches).singleElement().satisfies(match -> {
            assertThat(match.automatic()).isTrue();
            assertThat(match.score()).isEqualTo(75);
            assertThat(match.parts())
                    .containsExactly(ThreadPart.AMOUNT_WITHOUT_CURRENCY, ThreadPart.WITHIN_A_DAY, ThreadPart.ONLY_ONE);
        });
    }

    @Test
    void linksBothChargesOfWhoWasChargedTwice() {
        // Given: S04
        List<Subject> charges = List.of(
                Subjects.payment("D1", 12000, "EUR", Instant.parse("2026-09-14T10:00:10Z"), "7781", "4444"),
                Subjects.payment("D2", 12000, "EUR", Instant.parse("2026-09-14T10:03:02Z"), "7781", "4444"));

        // When
        List<Match> matches = rule.evaluate(asked("Mir wurde doppelt abgebucht, bitte prüfen"), charges);

        // Then
        assertThat(matches).hasSize(2).allMatch(Match::automatic).allMatch(match -> match.score() == 65);
    }

    @Test
    void guessesNothingBetweenTwoPairsOfCharges() {
        // Given
        List<Subject> charges = Stream.of("1", "2", "3", "4")
                .map(name -> Subjects.payment(
                        name, 5000, "EUR", ASKED.minus(Duration.ofHours(name.compareTo("3") < 0 ? 5 : 50)), "", ""))
                .toList();

        // When
        List<Match> matches = rule.evaluate(asked("I was charged twice"), charges);

        // Then
        assertThat(matches).hasSize(4).noneMatch(Match::automatic).allMatch(match -> match.parts()
                .contains(ThreadPart.AMBIGUOUS));
    }

    @Test
    void offersEqualAmountsAndLinksNone() {
        // Given
        List<Subject> months = Stream.of(2, 32, 62)
                .map(days -> Subjects.payment("m" + days, 990, "EUR", ASKED.minus(Duration.ofDays(days)), "", "4242"))
                .toList();

        // When
        List<Match> matches = rule.evaluate(asked("Why did you take 9.90 EUR?"), months);

        // Then
        assertThat(matches).hasSize(3).noneMatch(Match::automatic).allMatch(match -> match.parts()
                .contains(ThreadPart.AMBIGUOUS));
    }

    @Test
    void neverLinksWhatIsAnotherPersons() {
        // Given
        Subject foreign = Subjects.ofSomebodyElse(Subjects.payment("E3", 1800, "EUR", ASKED, "", "4242"));

        // When
        List<Match> matches = rule.evaluate(asked("please refund ch_E3, 18,00 EUR"), List.of(foreign));

        // Then
        assertThat(matches).singleElement().satisfies(match -> {
            assertThat(match.automatic()).isFalse();
            assertThat(match.parts()).containsExactly(ThreadPart.ID, ThreadPart.OTHER_CUSTOMER);
        });
    }

    @Test
    void takesIdsFromAgentsToo() {
        // Given
        Subject paid = Subjects.payment("E2", 4200, "EUR", ASKED.minus(Duration.ofDays(50)), "", "");
        List<Passage> passages = List.of(
                Passage.of(Place.CUSTOMER, ASKED, "hello"),
                Passage.of(Place.NOTE, ASKED, "means ch_E2, and 42.00 EUR"));

        // When
        List<Match> matches = rule.evaluate(passages, List.of(paid));

        // Then
        assertThat(matches).singleElement().satisfies(match -> {
            assertThat(match.automatic()).isTrue();
            assertThat(match.parts()).containsExactly(ThreadPart.ID);
        });
    }

    @Property(tries = 300)
    void comesToTheSameInAnyOrderAndRepetition(@ForAll @IntRange(min = 0, max = 400) int which, @ForAll long seed) {
        // Given
        Labelled each = SET.get(which);
        List<Match> expected = rule.evaluate(each.passages(), each.subjects());
        List<Passage> passages = new ArrayList<>(each.passages());
        passages.addAll(each.passages());
        List<Subject> subjects = new ArrayList<>(each.subjects());
        Collections.shuffle(passages, new Random(seed));
        Collections.shuffle(subjects, new Random(seed));

        // When
        List<Match> matches = rule.evaluate(passages, subjects);

        // Then
        assertThat(matches).isEqualTo(expected);
    }

    private static List<Passage> asked(String text) {
        return Quotes.passages(Place.CUSTOMER, ASKED, text);
    }
}
