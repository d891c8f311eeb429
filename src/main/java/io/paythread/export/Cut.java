package io.paythread.export;

import io.paythread.platform.http.ByteRange;
import java.util.List;
import java.util.Optional;

/**
 * What of one piece lies in a part of a file.
 *
 * @param piece its number, from 0
 * @param from the first byte of the piece
 * @param to behind the last
 */
record Cut(int piece, int from, int to) {

    /** The nth piece that has bytes in the part, from 0. */
    static Optional<Cut> nth(List<Long> lengths, ByteRange range, int n) {
        long begin = 0;
        int found = 0;
        for (int piece = 0; piece < lengths.size(); piece++) {
            long end = begin + lengths.get(piece);
            long from = Math.max(begin, range.first());
            long to = Math.min(end, range.end());
            if (from < to && found++ == n) {
                return Optional.of(new Cut(piece, (int) (from - begin), (int) (to - begin)));
            }
            begin = end;
        }
        return Optional.empty();
    }
}
