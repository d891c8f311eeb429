package io.paythread.dispute;

import io.paythread.fact.ObjectType;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.security.Caller;
import io.paythread.timeline.Annex;
import io.paythread.timeline.AnnexSource;
import io.paythread.timeline.EntryRow;
import io.paythread.timeline.History;
import io.paythread.timeline.ObjectRow;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells with each dispute what it is as a case. */
@Singleton
class CaseAnnex implements AnnexSource {
    /** Payments of each account that are looked at for one made twice. */
    private static final int NEWEST = 200;

    private final Database database;
    private final History history;
    private final Clock clock;

    CaseAnnex(Database database, History history, Clock clock) {
        this.database = database;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public List<Annex> annexes() {
        return List.of(new Annex(ObjectType.DISPUTE, "case", true, this::read));
    }

    private Uni<Map<UUID, Object>> read(Caller caller, List<ObjectRow> rows) {
        List<UUID> matters = rows.stream().map(ObjectRow::matterId).distinct().toList();
        List<UUID> customers = rows.stream()
                .filter(Cases::asksForDuplicate)
                .flatMap(row -> row.customerId().stream())
                .distinct()
                .toList();
        return database.reading(tx -> history.entriesOfMatters(tx, matters)
                .chain(entries -> payments(tx, customers).map(payments -> views(caller, rows, entries, payments))));
    }

    private Uni<List<ObjectRow>> payments(Tx tx, List<UUID> customers) {
        return customers.isEmpty()
                ? Uni.createFrom().item(List.of())
                : history.ofCustomers(tx, customers, NEWEST, ObjectType.PAYMENT);
    }

    private Map<UUID, Object> views(
            Caller caller, List<ObjectRow> rows, List<EntryRow> entries, List<ObjectRow> payments) {
        Instant now = clock.instant();
        Map<UUID, Object> views = new LinkedHashMap<>();
        for (ObjectRow row : rows) {
            List<EntryRow> ofMatter = entries.stream()
                    .filter(entry -> entry.matterId().equals(row.matterId()))
                    .toList();
            List<ObjectRow> theirs = payments.stream()
                    .filter(payment -> payment.customerId().equals(row.customerId()))
                    .toList();
            views.put(row.id(), Cases.view(history.seen(caller, row), ofMatter, theirs, now));
        }
        return views;
    }
}
