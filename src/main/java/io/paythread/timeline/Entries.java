package io.paythread.timeline;

import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.paythread.timeline.TimelineStore.Scope;
import io.paythread.timeline.TimelineStore.Window;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Reads entries without regard to whose they are. */
@Singleton
class Entries {
    private final Database database;
    private final OwnerStore owners;
    private final TimelineStore entries;
    private final SeenRows seen;

    Entries(Database database, OwnerStore owners, TimelineStore entries, SeenRows seen) {
        this.database = database;
        this.owners = owners;
        this.entries = entries;
        this.seen = seen;
    }

    /** A page of entries as the caller may see them, newest first. */
    Uni<Page<EntryRow>> page(Caller caller, EntryParameters.Asked asked, PageRequest request) {
        Window window = Timelines.window(asked.filter(), request);
        return database.reading(tx -> scope(tx, asked)
                        .chain(scope -> entries.page(tx, scope, asked.filter(), window))
                        .map(rows -> request.cut(rows, row -> row.key().words())))
                .chain(page -> seen.entries(caller, page));
    }

    /** The entry of this id, or the one that took it in; refuses an id that never was one. */
    Uni<EntryRow> one(Caller caller, UUID id) {
        return database.reading(tx -> entries.one(tx, id))
                .map(found -> found.orElseThrow(ServiceException::notFound))
                .chain(row -> seen.entry(caller, row));
    }

    private Uni<Scope> scope(Tx tx, EntryParameters.Asked asked) {
        if (asked.unattributed()) {
            return Uni.createFrom().item(new Scope.OfNobody());
        }
        if (asked.customer().isEmpty()) {
            return Uni.createFrom()
                    .item(asked.account()
                            .<Scope>map(account -> new Scope.OfAccounts(new UUID[] {account}))
                            .orElseGet(Scope.OfAll::new));
        }
        return owners.find(tx, asked.customer().get())
                .map(owner -> owner.map(Owner::accountIds).orElse(new UUID[0]))
                .map(accounts ->
                        asked.account().map(account -> only(account, accounts)).orElse(accounts))
                .map(Scope.OfAccounts::new);
    }

    private static UUID[] only(UUID account, UUID[] accounts) {
        return List.of(accounts).contains(account) ? new UUID[] {account} : new UUID[0];
    }
}
