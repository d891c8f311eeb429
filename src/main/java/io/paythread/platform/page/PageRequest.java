package io.paythread.platform.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for. A store reads {@link #rowsToRead()} rows strictly beyond {@link #keys()}, in the
 * list's order when forward, in the opposite order when backward, and {@link #cut} makes the page of them.
 */
public final class PageRequest {
    private static final String FORWARD = "f";
    private static final String BACKWARD = "b";

    private final Cursors cursors;
    private final QueryDigest query;
    private final int limit;
    private final boolean backward;
    private final @Nullable List<String> keys;

    private PageRequest(Cursors cursors, QueryDigest query, int limit, boolean backward, @Nullable List<String> keys) {
        this.cursors = cursors;
        this.query = query;
        this.limit = limit;
        this.backward = backward;
        this.keys = keys;
    }

    static PageRequest first(Cursors cursors, QueryDigest query, int limit) {
        return new PageRequest(cursors, query, limit, false, null);
    }

    static PageRequest from(Cursors cursors, QueryDigest query, int limit, String cursor) {
        List<String> words = cursors.decode(query, cursor);
        List<String> keys = words.subList(1, words.size());
        return new PageRequest(cursors, query, limit, words.get(0).equals(BACKWARD), keys);
    }

    /** Rows on a page at most. */
    public int limit() {
        return limit;
    }

    /** One more than fit on the page: it tells whether more follows. */
    public int rowsToRead() {
        return limit + 1;
    }

    /** Whether the page lies before the keys, to be read in the opposite order. */
    public boolean backward() {
        return backward;
    }

    /** The sort keys of the row beyond which to read; empty for the beginning of the list. */
    public Optional<List<String>> keys() {
        return Optional.ofNullable(keys);
    }

    /** Makes the page of the rows that were read, nearest first; {@code keysOf} gives a row's sort keys. */
    public <T> Page<T> cut(List<T> read, Function<? super T, List<String>> keysOf) {
        List<T> data = new ArrayList<>(read.subList(0, Math.min(limit, read.size())));
        if (data.isEmpty()) {
            return Page.whole(List.of());
        }
        boolean beyond = read.size() > limit;
        if (backward) {
            Collections.reverse(data);
        }
        boolean hasMore = backward || beyond;
        boolean hasLess = backward ? beyond : keys != null;
        String next = hasMore ? cursor(FORWARD, keysOf.apply(data.get(data.size() - 1))) : null;
        String prev = hasLess ? cursor(BACKWARD, keysOf.apply(data.get(0))) : null;
        return new Page<>(data, hasMore, next, prev);
    }

    /**
     * Makes a page in the middle of the list.
     *
     * @param above rows before the middle, nearest first; one more than is shown tells that more precede
     * @param shownAbove how many of them fit on the page
     * @param below rows after the middle, nearest first; one more than fits tells that more follow
     */
    public <T> Page<T> middle(List<T> above, int shownAbove, List<T> below, Function<? super T, List<String>> keysOf) {
        List<T> data = new ArrayList<>(above.subList(0, Math.min(shownAbove, above.size())));
        Collections.reverse(data);
        int shownBelow = Math.min(limit - shownAbove, below.size());
        data.addAll(below.subList(0, shownBelow));
        if (data.isEmpty()) {
            return Page.whole(List.of());
        }
        boolean hasMore = below.size() > shownBelow;
        String next = hasMore ? cursor(FORWARD, keysOf.apply(data.get(data.size() - 1))) : null;
        String prev = above.size() > shownAbove ? cursor(BACKWARD, keysOf.apply(data.get(0))) : null;
        return new Page<>(data, hasMore, next, prev);
    }

    private String cursor(String direction, List<String> rowKeys) {
        List<String> words = new ArrayList<>(rowKeys.size() + 1);
        words.add(direction);
        words.addAll(rowKeys);
        return cursors.encode(query, words);
    }
}
