package io.paythread.privacy;

import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Database;
import io.paythread.privacy.CardRedactionParameters.Filter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** What was taken out of stored text, for whoever has to account for it. */
@Singleton
class CardRedactions {
    private final Database database;
    private final CardRedactionStore store;

    CardRedactions(Database database, CardRedactionStore store) {
        this.database = database;
        this.store = store;
    }

    /** Latest first. */
    Uni<Page<CardRedaction>> list(Filter filter, PageRequest page) {
        return database.reading(tx -> store.list(tx, filter, page));
    }
}
