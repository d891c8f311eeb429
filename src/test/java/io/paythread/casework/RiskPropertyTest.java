package io.paythread.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.casework.Passage.Place;
import io.paythread.platform.money.MoneyView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds of the risk of any ticket. */
class RiskPropertyTest {
    private static final Instant OPENED = Instant.parse("2026-09-14T11:20:00Z");

    private static final List<String> SAID = List.of(
            "Hallo?",
            "I will file a dispute",
            "Mir wurde doppelt abgebucht",
            "where is my refund",
            "please cancel my subscription",
            "thank you");

    private final RiskRule rule = new RiskRule(new RiskRule.Settings(
            BusinessTimeTest.BERLIN,
            Duration.ofMinutes(10),
            Duration.ofHours(4),
            new BigDecimal(100),
            List.of("acme")));

    @Property(tries = 500)
    void isTheSumOfItsPartsInAnyOrder(@ForAll long seed) {
        // Given
        RiskFacts facts = facts(new Random(seed));
        RiskFacts shuffled = with(facts, shuffled(facts.passages(), seed), shuffled(facts.payments(), seed));

        // When
        Risk risk = rule.evaluate(facts);

        // Then
        int sum = risk.parts().stream().mapToInt(Risk.Part::points).sum();
        assertThat(risk.score()).isEqualTo(Math.max(0, Math.min(100, sum)));
        assertThat(risk.parts()).extracting(Risk.Part::code).doesNotHaveDuplicates();
        assertThat(rule.evaluate(shuffled)).isEqualTo(risk);
    }

    @Property(tries = 500)
    void neverGrowsWithAReply(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int hours) {
        // Given
        RiskFacts facts = facts(new Random(seed));
        List<Passage> answered = new ArrayList<>(facts.passages());
        answered.add(new Passage(Place.STAFF, OPENED.plus(Duration.ofHours(hours)), "We look into it.", false));

        // When
        Risk risk = rule.evaluate(with(facts, answered, facts.payments()));

        // Then
        assertThat(risk.score()).isLessThanOrEqualTo(rule.evaluate(facts).score());
    }

    @Property(tries = 500)
    void neverGrowsWithARefund(@ForAll long seed) {
        // Given
        RiskFacts facts = facts(new Random(seed));
        List<RiskFacts.Payment> refunded =
                facts.payments().stream().map(RiskPropertyTest::refunded).toList();

        // When
        Risk risk = rule.evaluate(with(facts, facts.passages(), refunded));

        // Then
        assertThat(risk.score()).isLessThanOrEqualTo(rule.evaluate(facts).score());
    }

    private static RiskFacts facts(Random random) {
        List<Passage> passages = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            Instant at = OPENED.plus(Duration.ofHours(i == 0 ? 0 : random.nextInt(100)));
            passages.add(new Passage(Place.CUSTOMER, at, SAID.get(random.nextInt(SAID.size())), false));
        }
        List<RiskFacts.Payment> payments = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            payments.add(payment(random, i));
        }
        return new RiskFacts(
                OPENED.plus(Duration.ofHours(random.nextInt(600))),
                OPENED,
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean() ? Optional.of(OPENED.plusSeconds(600)) : Optional.empty(),
                passages,
                payments,
                random.nextBoolean() ? List.of(OPENED.minus(Duration.ofDays(90))) : List.of(),
                List.of(),
                random.nextBoolean() ? List.of(OPENED.minus(Duration.ofDays(2))) : List.of());
    }

    private static RiskFacts.Payment payment(Random random, int i) {
        Instant at = OPENED.minus(Duration.ofMinutes(random.nextInt(3_000)));
        return new RiskFacts.Payment(
                Subjects.id("risk" + i),
                random.nextBoolean(),
                random.nextBoolean() ? Optional.of(at) : Optional.empty(),
                Optional.of(new MoneyView(1_000L + 10_000L * random.nextInt(2), "EUR")),
                random.nextBoolean() ? Optional.of(renewal(random, at)) : Optional.empty(),
                random.nextBoolean() ? Optional.of(at.plus(Duration.ofDays(5))) : Optional.empty(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                false,
                random.nextBoolean() ? Optional.of(at) : Optional.empty(),
                random.nextBoolean(),
                Optional.of(random.nextBoolean() ? "ACME SHOP" : "PAY 123"));
    }

    private static RiskFacts.Renewal renewal(Random random, Instant at) {
        return new RiskFacts.Renewal(
                random.nextBoolean(),
                random.nextBoolean() ? List.of(at.minus(Duration.ofDays(random.nextInt(60)))) : List.of(),
                random.nextBoolean() ? Optional.of(at.minusSeconds(60)) : Optional.empty());
    }

    /** The same, wholly given back. */
    private static RiskFacts.Payment refunded(RiskFacts.Payment payment) {
        return new RiskFacts.Payment(
                payment.id(),
                payment.linked(),
                payment.paidAt(),
                payment.amount(),
                payment.renewal(),
                payment.awaitedUntil(),
                payment.warned(),
                payment.inquired(),
                false,
                true,
                Optional.empty(),
                payment.liabilityShift(),
                payment.descriptor());
    }

    private static RiskFacts with(RiskFacts facts, List<Passage> passages, List<RiskFacts.Payment> payments) {
        return new RiskFacts(
                facts.now(),
                facts.openedAt(),
                facts.solved(),
                facts.ratedGood(),
                facts.promisedAt(),
                passages,
                payments,
                facts.disputes(),
                facts.refunds(),
                facts.trialEnds());
    }

    private static <T> List<T> shuffled(List<T> list, long seed) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }
}
