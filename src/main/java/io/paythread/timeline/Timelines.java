package io.paythread.timeline;

import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.paythread.security.Visibility;
import io.paythread.timeline.TimelineStore.Scope;
import io.paythread.timeline.TimelineStore.Window;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads timelines page by page: as they stand, by key; or as they stood, folded anew. Rows that arrive while a reader
 * pages neither repeat nor hide others.
 */
@Singleton
class Timelines {
    private final Database database;
    private final OwnerStore owners;
    private final TimelineStore present;
    private final PastStore past;
    private final SeenRows seen;

    Timelines(Database database, OwnerStore owners, TimelineStore present, PastStore past, SeenRows seen) {
        this.database = database;
        this.owners = owners;
        this.present = present;
        this.past = past;
        this.seen = seen;
    }

    /** The customer that an id stands for now; refuses an id that never was one. */
    Uni<Owner> owner(UUID customer) {
        return database.reading(tx -> owners.find(tx, customer))
                .map(owner -> owner.orElseThrow(ServiceException::notFound));
    }

    /**
     * A page of a timeline as the caller may see it.
     *
     * @param around an entry to put into the middle of the first page; refused if it does not stand on the timeline
     */
    Uni<Page<EntryRow>> page(
            Caller caller, Scope scope, TimelineFilter filter, Optional<UUID> around, PageRequest request) {
        return database.reading(tx -> view(tx, scope, filter)
                        .map(view -> SearchedView.of(view, filter, Visibility.of(caller)))
                        .chain(view -> around.isPresent() && request.keys().isEmpty()
                                ? around(view, around.get(), filter, request)
                                : view.page(window(filter, request))
                                        .map(rows -> request.cut(
                                                rows, row -> row.key().words()))))
                .chain(page -> seen.entries(caller, page));
    }

    /** A timeline at one time. */
    interface View {
        Uni<List<EntryRow>> page(Window window);

        Uni<Optional<EntryRow>> one(UUID id);
    }

    private Uni<View> view(Tx tx, Scope scope, TimelineFilter filter) {
        return filter.asOf().isEmpty()
                ? Uni.createFrom().item(new Present(tx, scope, filter))
                : past.find(tx, scope, filter.asOf().get()).map(timeline -> new Past(timeline, filter));
    }

    private static Uni<Page<EntryRow>> around(View view, UUID entry, TimelineFilter filter, PageRequest request) {
        int older = request.limit() / 2;
        int newer = request.limit() - older;
        return view.one(entry)
                .map(found -> found.orElseThrow(Timelines::notOnIt).key())
                .chain(middle -> view.page(new Window(middle.justBefore(), last(filter), true, newer + 1))
                        .chain(after -> view.page(new Window(first(filter), middle, false, older + 1))
                                .map(before -> filter.ascending()
                                        ? middle(request, before, older, after)
                                        : middle(request, after, newer, before))));
    }

    private static Page<EntryRow> middle(
            PageRequest request, List<EntryRow> above, int shownAbove, List<EntryRow> below) {
        return request.middle(above, shownAbove, below, row -> row.key().words());
    }

    private static ServiceException notOnIt() {
        return ServiceException.invalid(
                "?around", "not_on_timeline", "around is the id of an entry that stands on this timeline.");
    }

    static Window window(TimelineFilter filter, PageRequest request) {
        boolean ascending = filter.ascending() != request.backward();
        Optional<EntryKey> from = request.keys().map(EntryKey::ofWords);
        return ascending
                ? new Window(from.orElse(first(filter)), last(filter), true, request.rowsToRead())
                : new Window(first(filter), from.orElse(last(filter)), false, request.rowsToRead());
    }

    private static EntryKey first(TimelineFilter filter) {
        return filter.from().map(EntryKey::before).orElse(EntryKey.FIRST);
    }

    private static EntryKey last(TimelineFilter filter) {
        return filter.to().map(EntryKey::before).orElse(EntryKey.LAST);
    }

    private final class Present implements View {
        private final Tx tx;
        private final Scope scope;
        private final TimelineFilter filter;

        Present(Tx tx, Scope scope, TimelineFilter filter) {
            this.tx = tx;
            this.scope = scope;
            this.filter = filter;
        }

        @Override
        public Uni<List<EntryRow>> page(Window window) {
            return present.page(tx, scope, filter, window);
        }

        @Override
        public Uni<Optional<EntryRow>> one(UUID id) {
            return present.one(tx, id).map(found -> found.filter(scope::holds));
        }
    }

    private static final class Past implements View {
        private final PastTimeline timeline;
        private final TimelineFilter filter;

        Past(PastTimeline timeline, TimelineFilter filter) {
            this.timeline = timeline;
            this.filter = filter;
        }

        @Override
        public Uni<List<EntryRow>> page(Window window) {
            return Uni.createFrom().item(timeline.page(filter, window));
        }

        @Override
        public Uni<Optional<EntryRow>> one(UUID id) {
            return Uni.createFrom().item(timeline.one(id));
        }
    }
}
