package io.paythread.casework;

import io.paythread.fact.ObjectType;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.security.Caller;
import io.paythread.security.Scope;
import io.paythread.timeline.Annex;
import io.paythread.timeline.AnnexSource;
import io.paythread.timeline.History;
import io.paythread.timeline.ObjectRow;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds the threads that are shown with an object, from either side; those that somebody broke are not. */
@Singleton
class ThreadAnnex implements AnnexSource {
    private static final String NAME = "threads";

    private final Database database;
    private final ThreadStore store;
    private final History history;

    ThreadAnnex(Database database, ThreadStore store, History history) {
        this.database = database;
        this.store = store;
        this.history = history;
    }

    @Override
    public List<Annex> annexes() {
        return List.of(
                new Annex(ObjectType.TICKET, NAME, false, this::ofTickets),
                new Annex(ObjectType.PAYMENT, NAME, false, this::ofSubjects),
                new Annex(ObjectType.DISPUTE, NAME, false, this::ofSubjects));
    }

    private Uni<Map<UUID, Object>> ofTickets(Caller caller, List<ObjectRow> tickets) {
        if (!caller.may(Scope.CASES_READ)) {
            return Uni.createFrom().item(Map.of());
        }
        return database.reading(tx -> store.ofTickets(tx, ids(tickets)))
                .map(threads -> views(
                        tickets,
                        ticket -> threads.stream()
                                .filter(thread -> thread.ticketId().equals(ticket.id()))
                                .toList(),
                        caller));
    }

    /** Of a payment also those of its refunds and disputes; of a dispute also those of its payment. */
    private Uni<Map<UUID, Object>> ofSubjects(Caller caller, List<ObjectRow> rows) {
        if (!caller.may(Scope.CASES_READ)) {
            return Uni.createFrom().item(Map.of());
        }
        return database.reading(tx -> around(tx, rows).chain(around -> store.ofSubjects(tx, ids(around))
                .map(threads -> views(rows, row -> concerning(row, around, threads), caller))));
    }

    private Uni<List<ObjectRow>> around(Tx tx, List<ObjectRow> rows) {
        Set<UUID> matters = rows.stream().map(ObjectRow::matterId).collect(Collectors.toSet());
        return history.ofMatters(tx, matters, ObjectType.PAYMENT, ObjectType.REFUND, ObjectType.DISPUTE);
    }

    static List<CaseThread> concerning(ObjectRow row, List<ObjectRow> around, List<CaseThread> threads) {
        List<ObjectRow> matter = around.stream()
                .filter(other -> other.matterId().equals(row.matterId()))
                .toList();
        boolean alone = matter.stream()
                        .filter(other -> other.type() == ObjectType.PAYMENT)
                        .count()
                == 1;
        Set<UUID> meant = matter.stream()
                .filter(other -> other.id().equals(row.id()) || alone || row.concerns(other))
                .map(ObjectRow::id)
                .collect(Collectors.toSet());
        return threads.stream()
                .filter(thread -> meant.contains(thread.subjectId()))
                .toList();
    }

    private interface Finder {
        List<CaseThread> of(ObjectRow row);
    }

    private static Map<UUID, Object> views(List<ObjectRow> rows, Finder finder, Caller caller) {
        Map<UUID, Object> views = new HashMap<>();
        rows.forEach(row -> views.put(
                row.id(),
                finder.of(row).stream()
                        .filter(thread -> thread.state() != ThreadState.BROKEN && Threads.sees(caller, thread))
                        .map(ThreadView::of)
                        .toList()));
        return views;
    }

    private static List<UUID> ids(List<ObjectRow> rows) {
        return rows.stream().map(ObjectRow::id).toList();
    }
}
