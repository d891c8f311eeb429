package io.paythread.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/** The stories of the scenario book, as far as Stripe and Zendesk tell them. */
public final class Stories {
    private static final List<Function<Duration, Story>> ALL = List.of(
            DeclinedCard::story,
            LateRefunds::story,
            Dunning::story,
            DuplicateCharge::story,
            TwoAddresses::story,
            FraudWarnings::story,
            AbandonedCheckout::story);

    private Stories() {}

    /** S01: a declined card, a ticket, and a second card that works. */
    public static Story declinedCard() {
        return DeclinedCard.story(Duration.ZERO);
    }

    /** S02: webhooks out of order, repeated, forged and missing. */
    public static Story lateRefunds() {
        return LateRefunds.story(Duration.ZERO);
    }

    /** S03: a subscription that fails twice and is paid after a card update. */
    public static Story dunning() {
        return Dunning.story(Duration.ZERO);
    }

    /** S05: one person with two addresses and two accounts, and somebody else with the same card. */
    public static Story twoAddresses() {
        return TwoAddresses.story(Duration.ZERO);
    }

    /** S06: early fraud warnings: refund, keep, or leave alone. */
    public static Story fraudWarnings() {
        return FraudWarnings.story(Duration.ZERO);
    }

    /** S07: an abandoned checkout, recovered by support. */
    public static Story abandonedCheckout() {
        return AbandonedCheckout.story(Duration.ZERO);
    }

    /** All stories with the times of the scenario book. */
    public static List<Story> asWritten() {
        return ALL.stream().map(story -> story.apply(Duration.ZERO)).toList();
    }

    /** All stories, each moved so that its last step is at this time, to the second. */
    public static List<Story> endingAt(Instant time) {
        Instant end = time.truncatedTo(ChronoUnit.SECONDS);
        return ALL.stream()
                .map(story ->
                        story.apply(Duration.between(story.apply(Duration.ZERO).end(), end)))
                .toList();
    }
}
