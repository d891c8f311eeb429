package io.paythread.timeline;

import io.paythread.security.Visibility;
import io.paythread.timeline.TimelineStore.Window;
import io.paythread.timeline.Timelines.View;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A timeline that is searched by somebody who does not see everything. The stored search text knows hidden fields too, so
 * each hit is looked at again as the caller sees it; otherwise a search would answer what a reading does not.
 */
final class SearchedView implements View {
    private final View all;
    private final FieldPolicy policy;
    private final String text;

    private SearchedView(View all, FieldPolicy policy, String text) {
        this.all = all;
        this.policy = policy;
        this.text = text;
    }

    /** The view itself for whoever sees everything or does not search. */
    static View of(View all, TimelineFilter filter, Visibility visibility) {
        return visibility.isWhole() || filter.text().isEmpty()
                ? all
                : new SearchedView(
                        all, new FieldPolicy(visibility), filter.text().get().toLowerCase(Locale.ROOT));
    }

    @Override
    public Uni<List<EntryRow>> page(Window window) {
        return more(window, new ArrayList<>());
    }

    @Override
    public Uni<Optional<EntryRow>> one(UUID id) {
        return all.one(id);
    }

    /** Reads on until the page is full: a short one would tell that something was left out. */
    private Uni<List<EntryRow>> more(Window window, List<EntryRow> found) {
        return all.page(window).chain(rows -> {
            rows.stream()
                    .filter(row -> FieldPolicy.contains(policy.seen(row), text))
                    .forEach(found::add);
            return rows.size() < window.limit() || found.size() >= window.limit()
                    ? Uni.createFrom().item(found.subList(0, Math.min(found.size(), window.limit())))
                    : more(beyond(window, rows.get(rows.size() - 1).key()), found);
        });
    }

    private static Window beyond(Window window, EntryKey last) {
        return window.ascending()
                ? new Window(last, window.before(), true, window.limit())
                : new Window(window.after(), last, false, window.limit());
    }
}
