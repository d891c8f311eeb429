package io.paythread.dispute;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An earlier purchase as it was judged.
 *
 * @param days calendar days (UTC) before the disputed one
 * @param borderline within two days of an edge of the window: others count from another day
 * @param shared which elements are the same in the disputed one
 * @param rejections why it cannot be used; empty where it can
 */
record Candidate(Purchase purchase, long days, boolean borderline, Set<Element> shared, List<Rejection> rejections) {
    Candidate {
        shared = Set.copyOf(shared);
        rejections = List.copyOf(rejections);
    }

    boolean usable() {
        return rejections.isEmpty();
    }

    /** Why a purchase cannot be used. */
    enum Rejection {
        OTHER_CARD("It was paid with another card."),
        TOO_RECENT("It is fewer than 120 days before the disputed payment."),
        TOO_OLD("It is more than 365 days before the disputed payment."),
        NOT_PAID("It was not collected."),
        ZERO_AMOUNT("It collected nothing: a card check is no purchase."),
        DISPUTED("It was disputed itself."),
        REPORTED_AS_FRAUD("The bank reported it as fraud."),
        ELEMENTS_DIFFER(
                "It shares too little with the disputed payment: two of IP address and device, or one of them with shipping"
                        + " address, e-mail or account, must be the same.");

        private final String text;

        Rejection(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        /** The name on the wire. */
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
