package io.paythread.privacy;

import java.util.List;

/**
 * Bytes from which card data was taken. Holds nothing from which the number could be made again.
 *
 * @param body the very same array where nothing was found
 * @param hits one for each number found, in order
 * @param removedCodes how many verification codes and expiry dates went as well
 */
public record Redacted(byte[] body, List<Hit> hits, int removedCodes) {

    public Redacted {
        hits = List.copyOf(hits);
    }

    /** Whether the bytes differ from those that came. */
    public boolean changed() {
        return !hits.isEmpty() || removedCodes > 0;
    }

    @Override
    public String toString() {
        return "Redacted[" + body.length + " bytes, hits=" + hits + ", removedCodes=" + removedCodes + "]";
    }

    /**
     * A card number that was found and taken out.
     *
     * @param brand the label that stands in its place, as {@code Visa}
     * @param lastFour its last four digits, the only ones kept
     * @param place the names of the fields that lead to it, as {@code detail.subject}; {@code text} outside of JSON
     */
    public record Hit(String brand, String lastFour, String place) {}
}
