package io.paythread.casework;

import io.paythread.casework.Passage.Place;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Adds up what a ticket's words and what happened around it say of its risk. Each signal counts once. What waiting adds is
 * in {@link RiskTurns} too; whatever else changes here raises {@link #VERSION}, so that stored scores are made again.
 */
final class RiskRule {
    static final int VERSION = 3;

    private static final Map<String, Integer> WEIGHTS = SignalWords.weights();
    static final Duration LONG_WAIT = Duration.ofHours(24);
    static final Duration LONG_REFUND = Duration.ofDays(10);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration AFTER_TRIAL = Duration.ofDays(7);
    private static final Duration REMINDER = Duration.ofDays(30);
    static final int PROMISE_DAYS = 2;

    private final Settings settings;

    RiskRule(Settings settings) {
        this.settings = settings;
    }

    /**
     * @param together how close two equal charges are that count as one charged twice
     * @param replyWithin working time in which a reply is in time
     * @param remindAbove from above which amount on a yearly renewal wants a reminder, in units of its currency
     * @param brands words by which customers know the shop, in plain form; none to say nothing of statements
     */
    record Settings(
            BusinessTime hours, Duration together, Duration replyWithin, BigDecimal remindAbove, List<String> brands) {
        Settings {
            brands = List.copyOf(brands);
        }
    }

    Risk evaluate(RiskFacts facts) {
        Set<String> found = new LinkedHashSet<>();
        words(facts)
                .flatMap(passage -> SignalWords.in(passage.text()).stream())
                .sorted(Comparator.comparing((String code) -> -weight(code)).thenComparing(Comparator.naturalOrder()))
                .forEach(found::add);
        conversation(facts, found);
        renewals(facts, found);
        refunds(facts, found);
        payments(facts, found);
        reducers(facts, found);
        List<Risk.Part> parts =
                found.stream().map(code -> new Risk.Part(code, weight(code))).toList();
        int sum = parts.stream().mapToInt(Risk.Part::points).sum();
        int score = Math.max(0, Math.min(100, sum));
        return new Risk(score, band(score), parts);
    }

    private static int weight(String code) {
        return WEIGHTS.getOrDefault(code, 0);
    }

    private static String band(int score) {
        if (score >= SignalWords.bandFrom("high")) {
            return "high";
        }
        return score >= SignalWords.bandFrom("medium") ? "medium" : "low";
    }

    private void conversation(RiskFacts facts, Set<String> found) {
        Instant first = facts.openedAt();
        boolean again = customer(facts).anyMatch(at -> at.isAfter(first));
        if (again
                && reply(facts).isEmpty()
                && settings.hours().between(first, facts.now()).compareTo(LONG_WAIT) >= 0) {
            found.add("second_contact_without_human_reply");
        }
    }

    private void renewals(RiskFacts facts, Set<String> found) {
        Optional<Instant> asked = words(facts)
                .filter(passage -> SignalWords.in(passage.text()).contains(SignalWords.CANCEL_REQUEST))
                .map(Passage::at)
                .min(Comparator.naturalOrder());
        add(
                found,
                "cancel_then_charged",
                facts.payments().stream()
                        .anyMatch(payment -> renewed(payment, asked)
                                || payment.renewal()
                                        .filter(renewal -> renewed(payment, renewal.cancelledAt()))
                                        .isPresent()));
        add(found, "annual_renewal_without_reminder", linked(facts).anyMatch(this::isUnreminded));
    }

    private static boolean renewed(RiskFacts.Payment payment, Optional<Instant> after) {
        return after.isPresent()
                && payment.renewal().isPresent()
                && payment.paidAt().filter(after.get()::isBefore).isPresent();
    }

    private boolean isUnreminded(RiskFacts.Payment payment) {
        boolean large = payment.amount()
                .filter(money -> BigDecimal.valueOf(money.amount(), Currencies.digits(money.currency()))
                                .compareTo(settings.remindAbove())
                        > 0)
                .isPresent();
        return large
                && payment.renewal()
                        .filter(RiskFacts.Renewal::yearly)
                        .flatMap(renewal -> payment.paidAt().filter(at -> renewal.remindedAt().stream()
                                .noneMatch(told -> !told.isAfter(at) && !told.isBefore(at.minus(REMINDER)))))
                        .isPresent();
    }

    private void refunds(RiskFacts facts, Set<String> found) {
        Duration promise = settings.hours().day().multipliedBy(PROMISE_DAYS);
        add(
                found,
                "refund_promised_not_executed",
                facts.promisedAt()
                        .filter(at -> facts.refunds().stream().noneMatch(refund -> !refund.isBefore(at)))
                        .filter(at -> settings.hours().between(at, facts.now()).compareTo(promise) >= 0)
                        .isPresent());
        add(
                found,
                "refund_pending_over_10_days",
                linked(facts)
                        .flatMap(payment -> payment.pendingSince().stream())
                        .anyMatch(since -> Duration.between(since, facts.now()).compareTo(LONG_REFUND) > 0
                                && customer(facts).anyMatch(at -> at.isAfter(since))));
        add(found, "refund_failed", linked(facts).anyMatch(RiskFacts.Payment::refundFailed));
    }

    private void payments(RiskFacts facts, Set<String> found) {
        add(found, "same_amount_within_10_min", linked(facts).anyMatch(payment -> hasTwin(payment, facts)));
        add(found, "early_fraud_warning", linked(facts).anyMatch(RiskFacts.Payment::warned));
        add(found, "open_inquiry", linked(facts).anyMatch(RiskFacts.Payment::inquired));
        add(
                found,
                "prior_dispute_same_person",
                facts.disputes().stream()
                        .anyMatch(at -> at.isBefore(facts.openedAt())
                                && at.isAfter(facts.openedAt().minus(YEAR))));
        Optional<Instant> last =
                linked(facts).flatMap(payment -> payment.paidAt().stream()).max(Comparator.naturalOrder());
        add(
                found,
                "first_payment_ever",
                last.isPresent()
                        && facts.payments().stream()
                                .flatMap(payment -> payment.paidAt().stream())
                                .noneMatch(at -> at.isBefore(last.get())));
        add(
                found,
                "delivery_past_promised_date",
                linked(facts).filter(payment -> !payment.refunded()).anyMatch(payment -> payment.awaitedUntil()
                        .filter(until -> !facts.now().isBefore(until))
                        .isPresent()));
        add(found, "trial_just_converted", facts.trialEnds().stream().anyMatch(end -> linked(facts)
                .flatMap(payment -> payment.paidAt().stream())
                .anyMatch(at -> !at.isBefore(end) && at.isBefore(end.plus(AFTER_TRIAL)))));
        add(
                found,
                "descriptor_mismatch",
                !settings.brands().isEmpty()
                        && linked(facts)
                                .flatMap(payment -> payment.descriptor().stream())
                                .map(Plain::of)
                                .anyMatch(text -> settings.brands().stream().noneMatch(text::contains)));
    }

    private boolean hasTwin(RiskFacts.Payment payment, RiskFacts facts) {
        return payment.paidAt().isPresent()
                && facts.payments().stream()
                        .filter(other -> !other.id().equals(payment.id())
                                && other.amount().equals(payment.amount()))
                        .flatMap(other -> other.paidAt().stream())
                        .anyMatch(at -> Duration.between(at, payment.paidAt().get())
                                        .abs()
                                        .compareTo(settings.together())
                                <= 0);
    }

    private void reducers(RiskFacts facts, Set<String> found) {
        add(found, "full_refund_succeeded", linked(facts).anyMatch(RiskFacts.Payment::refunded));
        add(found, "customer_confirmed_solved", facts.solved() && (facts.ratedGood() || thanked(facts)));
        add(
                found,
                "agent_replied_within_4h",
                reply(facts)
                        .filter(at ->
                                settings.hours().between(facts.openedAt(), at).compareTo(settings.replyWithin()) <= 0)
                        .isPresent());
        add(found, "three_d_secure_liability_shift", linked(facts).anyMatch(RiskFacts.Payment::liabilityShift));
    }

    private static boolean thanked(RiskFacts facts) {
        return words(facts)
                .filter(passage -> passage.at().isAfter(facts.openedAt()))
                .anyMatch(passage -> ContextWords.in(Plain.of(passage.text()), ContextWords.THANKS));
    }

    private static void add(Set<String> found, String code, boolean holds) {
        if (holds) {
            found.add(code);
        }
    }

    private static Stream<Passage> words(RiskFacts facts) {
        return facts.passages().stream().filter(passage -> passage.place().isWords() && !passage.quoted());
    }

    private static Stream<Instant> customer(RiskFacts facts) {
        return facts.passages().stream()
                .filter(passage -> passage.place() == Place.CUSTOMER)
                .map(Passage::at);
    }

    /** The first answer of a person that the customer could read. */
    private static Optional<Instant> reply(RiskFacts facts) {
        return facts.passages().stream()
                .filter(passage ->
                        passage.place() == Place.STAFF && passage.at().isAfter(facts.openedAt()))
                .map(Passage::at)
                .min(Comparator.naturalOrder());
    }

    private static Stream<RiskFacts.Payment> linked(RiskFacts facts) {
        return facts.payments().stream().filter(RiskFacts.Payment::linked);
    }
}
