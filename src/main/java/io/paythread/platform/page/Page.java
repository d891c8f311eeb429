package io.paythread.platform.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, in the list's order.
 *
 * @param hasMore whether rows follow the last one of this page
 * @param nextCursor continues behind the last row; null where nothing follows
 * @param prevCursor goes back before the first row; null at the beginning
 */
public record Page<T>(List<T> data, boolean hasMore, @Nullable String nextCursor, @Nullable String prevCursor) {
    public Page {
        data = List.copyOf(data);
    }

    /** A page that holds all there is. */
    public static <T> Page<T> whole(List<T> data) {
        return new Page<>(data, false, null, null);
    }

    /** The same page with each row turned into something else. */
    public <V> Page<V> map(Function<? super T, ? extends V> change) {
        List<V> changed = data.stream().<V>map(change).toList();
        return new Page<>(changed, hasMore, nextCursor, prevCursor);
    }

    /** Continues behind the last row, if rows follow. */
    public Optional<String> next() {
        return Optional.ofNullable(nextCursor);
    }

    /** Goes back before the first row, if rows precede. */
    public Optional<String> prev() {
        return Optional.ofNullable(prevCursor);
    }
}
