package io.paythread.timeline;

import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ServiceException;
import io.paythread.timeline.TimelineStore.Scope;
import io.paythread.timeline.TimelineStore.Window;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads timelines page by page. Rows that arrive while a reader pages neither repeat nor hide others. */
@Singleton
class Timelines {
    private final Database database;
    private final OwnerStore owners;
    private final TimelineStore entries;

    Timelines(Database database, OwnerStore owners, TimelineStore entries) {
        this.database = database;
        this.owners = owners;
        this.entries = entries;
    }

    /** The customer that an id stands for now; refuses an id that never was one. */
    Uni<Owner> owner(UUID customer) {
        return database.reading(tx -> owners.find(tx, customer))
                .map(owner -> owner.orElseThrow(ServiceException::notFound));
    }

    /** A page of a timeline. */
    Uni<Page<EntryRow>> page(Scope scope, TimelineFilter filter, PageRequest request) {
        Window window = window(filter, request);
        return database.reading(tx -> entries.page(tx, scope, filter, window))
                .map(rows -> request.cut(rows, row -> row.key().words()));
    }

    /** A page with an entry in its middle; refuses an entry that does not stand on this timeline. */
    Uni<Page<EntryRow>> around(UUID entry, Scope scope, TimelineFilter filter, PageRequest request) {
        return database.reading(tx -> entries.one(tx, entry)
                .map(found -> found.filter(row -> belongs(row, scope)).orElseThrow(() -> notOnIt()))
                .chain(row -> around(tx, row.key(), scope, filter, request)));
    }

    private Uni<Page<EntryRow>> around(
            Tx tx, EntryKey middle, Scope scope, TimelineFilter filter, PageRequest request) {
        EntryKey first = filter.from().map(EntryKey::before).orElse(EntryKey.FIRST);
        EntryKey last = filter.to().map(EntryKey::before).orElse(EntryKey.LAST);
        int older = request.limit() / 2;
        Window from = new Window(middle.justBefore(), last, true, request.limit() - older + 1);
        Window until = new Window(first, middle, false, older + 1);
        return entries.page(tx, scope, filter, from).chain(newerRows -> entries.page(tx, scope, filter, until)
                .map(olderRows -> filter.ascending()
                        ? middlePage(request, olderRows, older, newerRows)
                        : middlePage(request, newerRows, request.limit() - older, olderRows)));
    }

    private static Page<EntryRow> middlePage(
            PageRequest request, List<EntryRow> above, int shownAbove, List<EntryRow> below) {
        return request.middle(above, shownAbove, below, row -> row.key().words());
    }

    private static boolean belongs(EntryRow row, Scope scope) {
        if (scope instanceof Scope.OfAccounts of) {
            return row.accountId().filter(List.of(of.accounts())::contains).isPresent();
        }
        return !(scope instanceof Scope.OfMatter of) || of.matter().equals(row.matterId());
    }

    private static ServiceException notOnIt() {
        return ServiceException.invalid(
                "?around", "not_on_timeline", "around is the id of an entry that stands on this timeline.");
    }

    static Window window(TimelineFilter filter, PageRequest request) {
        boolean ascending = filter.ascending() != request.backward();
        EntryKey first = filter.from().map(EntryKey::before).orElse(EntryKey.FIRST);
        EntryKey last = filter.to().map(EntryKey::before).orElse(EntryKey.LAST);
        Optional<EntryKey> from = request.keys().map(EntryKey::ofWords);
        return ascending
                ? new Window(from.orElse(first), last, true, request.rowsToRead())
                : new Window(first, from.orElse(last), false, request.rowsToRead());
    }
}
