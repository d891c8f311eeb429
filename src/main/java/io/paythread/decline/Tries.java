package io.paythread.decline;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The declined tries that we know of.
 *
 * @param onCard when banks declined the card at this merchant account, for whatever payment
 * @param ofPayment when this payment was declined with the card
 */
public record Tries(List<Instant> onCard, List<Instant> ofPayment) {
    public Tries {
        onCard = sorted(onCard);
        ofPayment = sorted(ofPayment);
    }

    private static List<Instant> sorted(List<Instant> times) {
        return times.stream().sorted(Comparator.naturalOrder()).toList();
    }

    /** Those on the card in a window that ends now; its beginning is outside. */
    List<Instant> within(Duration window, Instant now) {
        Instant begin = now.minus(window);
        return onCard.stream().filter(at -> at.isAfter(begin)).toList();
    }
}
