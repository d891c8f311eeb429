package io.paythread.stream;

import io.paythread.platform.feed.FeedCatalog;
import io.paythread.platform.feed.FeedCursors;
import io.paythread.platform.feed.FeedFilter;
import io.paythread.platform.feed.FeedRenderer;
import io.paythread.platform.feed.FeedRow;
import io.paythread.platform.feed.FeedRowView;
import io.paythread.platform.feed.Rendered;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.security.Caller;
import io.paythread.security.Scope;
import io.paythread.security.SensitiveViews;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The way of every row to a reader: rendered for their scopes, and a look at reserved reasons written down first. */
@Singleton
class FeedRows {
    private static final String REASONS_READ = "reserved_reason.read";

    private final FeedRenderer renderer;
    private final FeedCatalog catalog;
    private final FeedCursors cursors;
    private final SensitiveViews views;

    FeedRows(FeedRenderer renderer, FeedCatalog catalog, FeedCursors cursors, SensitiveViews views) {
        this.renderer = renderer;
        this.catalog = catalog;
        this.cursors = cursors;
        this.views = views;
    }

    static Set<String> scopes(Caller caller) {
        return caller.scopes().stream().map(Scope::wireName).collect(Collectors.toUnmodifiableSet());
    }

    /** The rows as the caller may see them. */
    Uni<List<FeedRowView>> seen(Caller caller, FeedFilter filter, String epoch, List<FeedRow> rows) {
        return renderer.render(rows, scopes(caller))
                .call(rendered -> note(caller, rows, rendered))
                .map(rendered -> rows.stream()
                        .map(row -> view(row, filter, epoch, rendered))
                        .toList());
    }

    /** What rows are about, for readers with these scopes. */
    Uni<Map<UUID, Rendered>> render(List<FeedRow> rows, Set<String> scopes) {
        return renderer.render(rows, scopes);
    }

    /** A row with what was rendered for it. */
    FeedRowView view(FeedRow row, FeedFilter filter, String epoch, Map<UUID, Rendered> rendered) {
        return FeedRowView.of(
                row, catalog.find(row.type()), cursors.encode(filter, epoch, row.position()), rendered.get(row.id()));
    }

    /** Writes down that the caller is shown reasons that others are not. */
    Uni<Void> note(Caller caller, List<FeedRow> rows, Map<UUID, Rendered> rendered) {
        List<String> reserved = rows.stream()
                .filter(row -> isReserved(row, rendered))
                .map(row -> PublicId.format(IdPrefix.FEED_ENTRY, row.id()))
                .toList();
        return views.note(caller, REASONS_READ, "feed_entry", reserved);
    }

    /** Whether the row shows a reason that others are not shown. */
    static boolean isReserved(FeedRow row, Map<UUID, Rendered> rendered) {
        Rendered shown = rendered.get(row.id());
        return shown != null && shown.reserved();
    }
}
