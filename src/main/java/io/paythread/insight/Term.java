package io.paythread.insight;

import io.paythread.insight.Slices.Sums;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A part of a sum: a column of a series, added or taken away.
 *
 * @param network only the records of this card network
 */
record Term(Series series, Column column, int sign, Optional<String> network) {

    /** The number of records, or one of their three numbers. */
    enum Column {
        N,
        A,
        B,
        C;

        long of(Sums sums) {
            return switch (this) {
                case N -> sums.n();
                case A -> sums.a();
                case B -> sums.b();
                case C -> sums.c();
            };
        }

        /** As an expression of the table of records. */
        String sql() {
            return this == N ? "1" : name().toLowerCase(Locale.ROOT);
        }
    }

    static Term n(Series series) {
        return new Term(series, Column.N, 1, Optional.empty());
    }

    static Term a(Series series) {
        return new Term(series, Column.A, 1, Optional.empty());
    }

    static Term b(Series series) {
        return new Term(series, Column.B, 1, Optional.empty());
    }

    static Term c(Series series) {
        return new Term(series, Column.C, 1, Optional.empty());
    }

    Term less() {
        return new Term(series, column, -1, network);
    }

    Term on(String wanted) {
        return new Term(series, column, sign, Optional.of(wanted));
    }

    long of(Sums sums) {
        return sign * column.of(sums);
    }

    static List<Term> sum(Term... terms) {
        return List.of(terms);
    }
}
