package io.paythread.identity;

import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.problem.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Accounts, for reading: they come from providers alone. */
@Singleton
class Accounts {
    private final Database database;
    private final AccountReadStore read;

    Accounts(Database database, AccountReadStore read) {
        this.database = database;
        this.read = read;
    }

    Uni<Account> find(UUID id) {
        return database.reading(tx -> read.find(tx, id)).map(found -> found.orElseThrow(ServiceException::notFound));
    }

    Uni<Page<Account>> list(AccountReadStore.Filter filter, PageRequest page) {
        return database.reading(tx -> read.list(tx, filter, page));
    }
}
