package io.paythread.dispute;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A purchase as the rule on earlier ones looks at it.
 *
 * @param payment our id of it
 * @param charge the provider's id of what was charged
 * @param method what tells two cards apart: the card's fingerprint
 * @param amount what was collected, in minor units
 * @param elements what is known of who bought, where, on what
 * @param product what was bought
 */
record Purchase(
        UUID payment,
        String charge,
        Instant at,
        Optional<String> method,
        long amount,
        boolean paid,
        boolean disputed,
        boolean reportedAsFraud,
        boolean refunded,
        Map<Element, String> elements,
        Optional<String> product) {
    Purchase {
        elements = Map.copyOf(elements);
    }

    /** Elements that are the same here and there, and long enough to count. */
    Map<Element, String> shared(Map<Element, String> other) {
        Map<Element, String> shared = new EnumMap<>(Element.class);
        elements.forEach((element, value) -> {
            String theirs = other.get(element);
            if (theirs != null && element.holds(value) && plain(value).equals(plain(theirs))) {
                shared.put(element, value);
            }
        });
        return shared;
    }

    /** Case and spacing do not make two addresses. */
    private static String plain(String value) {
        return value.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
