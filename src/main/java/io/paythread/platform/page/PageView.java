package io.paythread.platform.page;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The JSON of every list. Links are relative to the installation, so that they hold behind any proxy. */
public record PageView<V>(List<V> data, PageInfo page, PageLinks links) {
    public PageView {
        data = List.copyOf(data);
    }

    /** Whether more follows, and the cursors either way. */
    public record PageInfo(boolean hasMore, @Nullable String nextCursor, @Nullable String prevCursor) {}

    /** The same as addresses, filters included. */
    public record PageLinks(String self, @Nullable String next, @Nullable String prev) {}

    /** The view of a page that answers the given request. */
    public static <T, V> PageView<V> of(Page<T> page, UriInfo request, Function<? super T, ? extends V> view) {
        List<V> data = page.data().stream().<V>map(view).toList();
        return new PageView<>(
                data, new PageInfo(page.hasMore(), page.nextCursor(), page.prevCursor()), links(page, request));
    }

    /** The view of a page whose rows are views already. */
    public static <V> PageView<V> of(Page<V> page, UriInfo request) {
        return of(page, request, Function.identity());
    }

    private static PageLinks links(Page<?> page, UriInfo request) {
        return new PageLinks(
                relative(
                        request.getRequestUriBuilder().build().getRawPath(),
                        request.getRequestUri().getRawQuery()),
                page.next().map(cursor -> withCursor(request, cursor)).orElse(null),
                page.prev().map(cursor -> withCursor(request, cursor)).orElse(null));
    }

    private static String withCursor(UriInfo request, String cursor) {
        var uri = request.getRequestUriBuilder()
                .replaceQueryParam("cursor", cursor)
                .build();
        return relative(uri.getRawPath(), uri.getRawQuery());
    }

    private static String relative(String path, @Nullable String query) {
        return query == null || query.isEmpty() ? path : path + "?" + query;
    }
}
