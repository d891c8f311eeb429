package io.paythread.insight;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The stored sums that intervals are made of, as few as there are: months and days in the middle, hours and quarters at
 * the edges. Pure.
 */
record Cover(List<Piece> pieces) {

    /** All sums of a width that begin in this time. */
    record Piece(Width width, Instant since, Instant until) {}

    Cover {
        pieces = List.copyOf(pieces);
    }

    /**
     * Of all intervals, and of what was before where that is wanted.
     *
     * @param from the beginning of the first interval, or earlier
     */
    static Cover of(Intervals intervals, Instant from) {
        List<Piece> pieces = new ArrayList<>();
        Instant since = from;
        for (Instant edge : intervals.edges()) {
            between(since, edge, Width.MONTH, pieces);
            since = edge;
        }
        return new Cover(pieces);
    }

    private static void between(Instant since, Instant until, Width widest, List<Piece> to) {
        if (!since.isBefore(until)) {
            return;
        }
        if (widest == Width.QUARTER) {
            add(new Piece(Width.QUARTER, since, until), to);
            return;
        }
        Width finer = widest.finer();
        Instant first = widest.ceiling(since);
        Instant last = widest.floor(until);
        if (!first.isBefore(last)) {
            between(since, until, finer, to);
            return;
        }
        between(since, first, finer, to);
        add(new Piece(widest, first, last), to);
        between(last, until, finer, to);
    }

    /** Pieces that meet are one, also across an edge: which interval a sum is of, its own time tells. */
    private static void add(Piece piece, List<Piece> to) {
        int end = to.size() - 1;
        boolean meets = end >= 0
                && to.get(end).width() == piece.width()
                && to.get(end).until().equals(piece.since());
        if (meets) {
            to.set(end, new Piece(piece.width(), to.get(end).since(), piece.until()));
        } else {
            to.add(piece);
        }
    }

    Short[] widths() {
        return pieces.stream().map(piece -> (short) piece.width().number()).toArray(Short[]::new);
    }

    OffsetDateTime[] beginnings() {
        return times(Piece::since);
    }

    OffsetDateTime[] ends() {
        return times(Piece::until);
    }

    private OffsetDateTime[] times(Function<Piece, Instant> part) {
        return pieces.stream().map(part).map(at -> at.atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
    }
}
