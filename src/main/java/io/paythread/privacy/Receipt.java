package io.paythread.privacy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one sort of find in one place.
 *
 * @param place the names of the fields that lead there
 * @param rule by what it was known
 * @param brand null for codes and dates
 * @param lastFour null for codes and dates
 * @param pieces how often
 */
public record Receipt(String place, RedactionRule rule, @Nullable String brand, @Nullable String lastFour, int pieces) {
    /** A deeper place is cut: it is for finding the field, not for keeping its name. */
    private static final int LONGEST_PLACE = 200;

    /** More different finds than this in one body say nothing new. */
    private static final int MOST = 100;

    public Receipt {
        place = place.substring(0, Math.min(place.length(), LONGEST_PLACE)).replace('\0', '?');
    }

    /** The receipts for what was taken out of a body; equal finds in one place become one. */
    public static List<Receipt> of(Redacted redacted) {
        Map<Receipt, Integer> counts = new LinkedHashMap<>();
        redacted.hits()
                .forEach(hit -> counts.merge(
                        new Receipt(hit.place(), hit.rule(), hit.brand(), hit.lastFour(), 1), 1, Integer::sum));
        redacted.removals()
                .forEach(gone -> counts.merge(new Receipt(gone.place(), gone.rule(), null, null, 1), 1, Integer::sum));
        List<Receipt> receipts = new ArrayList<>();
        counts.forEach((receipt, pieces) -> receipts.add(receipt.times(pieces)));
        return List.copyOf(receipts.subList(0, Math.min(receipts.size(), MOST)));
    }

    private Receipt times(int count) {
        return new Receipt(place, rule, brand, lastFour, count);
    }
}
