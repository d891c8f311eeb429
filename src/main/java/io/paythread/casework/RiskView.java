package io.paythread.casework;

import java.util.List;

/**
 * The risk of a ticket in JSON.
 *
 * @param band high, medium or low
 * @param action what to do with tickets of the band
 */
public record RiskView(int score, String band, String action, List<PartView> parts) {
    /** A part of the sum. */
    public record PartView(String code, int points) {}

    static RiskView of(Risk risk) {
        return new RiskView(
                risk.score(),
                risk.band(),
                SignalWords.action(risk.band()),
                risk.parts().stream()
                        .map(part -> new PartView(part.code(), part.points()))
                        .toList());
    }
}
