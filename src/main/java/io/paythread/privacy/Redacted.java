package io.paythread.privacy;

import java.util.List;

/**
 * Bytes from which card data was taken. Holds nothing from which the number could be made again.
 *
 * @param body the very same array where nothing was found
 * @param hits one for each number found, in order
 * @param removals one for each verification code, expiry date or other piece that went as well
 */
public record Redacted(byte[] body, List<Hit> hits, List<Removal> removals) {

    public Redacted {
        hits = List.copyOf(hits);
        removals = List.copyOf(removals);
    }

    static Redacted nothing(byte[] body) {
        return new Redacted(body, List.of(), List.of());
    }

    /** Whether the bytes differ from those that came. */
    public boolean changed() {
        return !hits.isEmpty() || !removals.isEmpty();
    }

    /** How many pieces were taken out. */
    public int count() {
        return hits.size() + removals.size();
    }

    @Override
    public String toString() {
        return "Redacted[" + body.length + " bytes, hits=" + hits + ", removals=" + removals + "]";
    }

    /**
     * A card number that was found and taken out.
     *
     * @param brand the label that stands in its place, as {@code Visa}
     * @param lastFour its last four digits, the only ones kept
     * @param place the names of the fields that lead to it, as {@code detail.subject}; {@code text} outside of JSON
     * @param rule by what it was known
     */
    public record Hit(String brand, String lastFour, String place, RedactionRule rule) {}

    /** A code or date that was taken out completely; no digit of it is kept. */
    public record Removal(String place, RedactionRule rule) {}
}
