package io.paythread.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.casework.Passage.Place;
import io.paythread.timeline.Course;
import io.paythread.timeline.Course.Stretch;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A score that was stored beforehand is the one that is read at the time. */
class RiskTurnsTest {
    private static final Instant OPENED = Instant.parse("2026-10-20T11:20:00Z");
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    /** Three weeks, the end of summer time among them. */
    private static final int HALF_HOURS = 21 * 48;

    private static final List<Place> PLACES = List.of(Place.CUSTOMER, Place.CUSTOMER, Place.STAFF);
    private static final List<String> WORDS =
            List.of("charged twice", "Hallo?", "I will call my bank", "where is my refund", "thank you", "chargeback");

    private final RiskRule rule = new RiskRule(new RiskRule.Settings(
            BusinessTimeTest.BERLIN,
            Duration.ofMinutes(10),
            Duration.ofHours(4),
            new BigDecimal(100),
            List.of("acme")));

    @Test
    void agreesWithTheRuleAtEveryHalfHour() {
        for (int seed = 1; seed <= 60; seed++) {
            // Given
            RiskFacts facts = facts(new Random(seed));

            // When
            List<Stretch<Integer>> course = course(facts);

            // Then
            for (int i = -48; i < HALF_HOURS; i++) {
                Instant at = OPENED.plus(HALF_HOUR.multipliedBy(i));
                assertThat(holding(course, at))
                        .as("seed %s at %s", seed, at)
                        .isEqualTo(rule.evaluate(facts.at(at)).score());
            }
        }
    }

    @Test
    void knowsTheMomentAtWhichWaitingCounts() {
        // Given: twenty past one on a Tuesday in Berlin, 24 working hours before twenty past ten on Friday
        RiskFacts facts = new RiskFacts(
                OPENED,
                OPENED,
                false,
                false,
                Optional.empty(),
                List.of(said(Place.CUSTOMER, OPENED, "Hallo"), said(Place.CUSTOMER, OPENED.plusSeconds(60), "Hallo?")),
                List.of(),
                List.of(),
                List.of(),
                List.of());

        // When
        List<Stretch<Integer>> course = course(facts);

        // Then
        assertThat(course).hasSize(2);
        assertThat(course.get(1).from()).isEqualTo(Instant.parse("2026-10-23T08:20:00Z"));
        assertThat(course.get(1).value() - course.get(0).value()).isEqualTo(20);
    }

    private List<Stretch<Integer>> course(RiskFacts facts) {
        return Course.of(RiskTurns.of(facts, BusinessTimeTest.BERLIN), at -> rule.evaluate(facts.at(at))
                .score());
    }

    private static int holding(List<Stretch<Integer>> course, Instant at) {
        return course.stream()
                .filter(stretch -> !at.isBefore(stretch.from()) && at.isBefore(stretch.until()))
                .map(Stretch::value)
                .reduce((one, other) -> {
                    throw new AssertionError("two scores at " + at);
                })
                .orElseThrow();
    }

    private static RiskFacts facts(Random random) {
        List<Passage> passages = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            passages.add(said(
                    PLACES.get(random.nextInt(PLACES.size())),
                    OPENED.plus(Duration.ofMinutes(random.nextInt(4_000))),
                    WORDS.get(random.nextInt(WORDS.size()))));
        }
        List<RiskFacts.Payment> payments = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            payments.add(payment(random, i));
        }
        return new RiskFacts(
                OPENED,
                OPENED,
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean()
                        ? Optional.of(OPENED.plus(Duration.ofHours(random.nextInt(60))))
                        : Optional.empty(),
                passages,
                payments,
                List.of(),
                List.of(),
                List.of());
    }

    private static RiskFacts.Payment payment(Random random, int number) {
        return new RiskFacts.Payment(
                new UUID(0, number),
                random.nextInt(4) > 0,
                Optional.of(OPENED.minus(Duration.ofDays(random.nextInt(40)))),
                Optional.empty(),
                Optional.empty(),
                random.nextBoolean()
                        ? Optional.of(OPENED.plus(Duration.ofHours(random.nextInt(400))))
                        : Optional.empty(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                false,
                Optional.of(OPENED.minus(Duration.ofHours(random.nextInt(400)))),
                false,
                Optional.empty());
    }

    private static Passage said(Place place, Instant at, String text) {
        return new Passage(place, at, text, false);
    }
}
