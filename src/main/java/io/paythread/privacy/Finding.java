package io.paythread.privacy;

/**
 * How much of one sort is kept of a person.
 *
 * @param kind what: {@code entries}, {@code identifiers}
 * @param fate what an erasure makes of it
 * @param count how many
 */
public record Finding(String kind, Fate fate, long count) {
    /** What becomes of it. */
    public enum Fate {
        /** It goes. */
        DELETE,
        /** Amounts, dates and states stay, under a pseudonym. */
        PSEUDONYMISE,
        /** It is replaced by a form without anything personal. */
        REDUCE
    }
}
