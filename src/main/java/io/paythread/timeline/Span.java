package io.paythread.timeline;

import io.paythread.platform.page.PageRequest;
import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param beyond the words of the row behind which to read; empty for the beginning
 * @param backward whether to read in the opposite order
 * @param rows at most
 */
record Span(Optional<List<String>> beyond, boolean backward, int rows) {
    static Span of(PageRequest request) {
        return new Span(request.keys(), request.backward(), request.rowsToRead());
    }

    /** The first rows. */
    static Span first(int rows) {
        return new Span(Optional.empty(), false, rows);
    }

    /** As many behind the last of these. */
    Span behind(List<Placed> read) {
        return new Span(Optional.of(read.get(read.size() - 1).words()), backward, rows);
    }
}
