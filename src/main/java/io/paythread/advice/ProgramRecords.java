package io.paythread.advice;

import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Lists the objects behind the count of a programme. */
@Singleton
class ProgramRecords {
    /** Of one answer in lines; more is an export. */
    private static final int MOST_LINES = 100_000;

    private static final int PIECE = 1_000;

    private final Database database;
    private final ItemPageStore store;

    ProgramRecords(Database database, ItemPageStore store) {
        this.database = database;
        this.store = store;
    }

    Uni<Page<ItemView>> page(ItemQuery query, PageRequest request) {
        return database.reading(tx -> store.page(tx, query, request))
                .map(items -> request.cut(items, ItemPageStore::words))
                .map(page -> page.map(ItemView::of));
    }

    /** All of them, piece by piece, up to the most. */
    Multi<List<ItemView>> all(ItemQuery query) {
        Reading reading = new Reading();
        return Multi.createBy()
                .repeating()
                .uni(() -> database.reading(tx -> store.page(tx, query, reading.place, false, PIECE))
                        .invoke(reading::read))
                .whilst(items -> items.size() == PIECE && reading.given < MOST_LINES)
                .map(items -> items.stream().map(ItemView::of).toList());
    }

    /** How far a list has been read. */
    private static final class Reading {
        private Optional<List<String>> place = Optional.empty();
        private int given;

        void read(List<NetworkItem> items) {
            given += items.size();
            if (!items.isEmpty()) {
                place = Optional.of(ItemPageStore.words(items.get(items.size() - 1)));
            }
        }
    }
}
