package io.paythread.insight;

import io.paythread.casework.LinkedTickets;
import io.paythread.casework.LinkedTickets.Threaded;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Tickets are about payments where a case thread says so. */
@Singleton
class ThreadContacts implements Contacts {
    private static final String BEFORE =
            "select payment_id, ticket_id from insight_thread where thread_id = any($1) or ticket_id = any($1)";
    private static final String FORGET = "delete from insight_thread where thread_id = any($1)";

    private static final String PARTED =
            """
            delete from insight_thread i where not exists (select from case_thread t where t.id = i.thread_id)
            returning payment_id, ticket_id
            """;

    private static final String KEEP =
            """
            insert into insight_thread as t (thread_id, payment_id, ticket_id)
            select * from unnest($1::uuid[], $2::uuid[], $3::uuid[])
            on conflict (thread_id) do update set payment_id = excluded.payment_id, ticket_id = excluded.ticket_id
             where (t.payment_id, t.ticket_id) is distinct from (excluded.payment_id, excluded.ticket_id)
            """;

    private final LinkedTickets tickets;

    ThreadContacts(LinkedTickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public Uni<List<Contact>> of(Tx tx, Collection<UUID> matters) {
        return tickets.ofMatters(tx, matters).map(all -> all.stream()
                .map(one -> new Contact(one.payment(), one.ticket(), one.openedAt()))
                .toList());
    }

    @Override
    public Uni<List<Contact>> besides(Tx tx, Collection<UUID> matters) {
        return tickets.ofTicketMatters(tx, matters)
                .chain(mine -> mine.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : tickets.ofPayments(
                                        tx, mine.stream().map(Threaded::payment).toList())
                                .map(all -> besides(mine, all)));
    }

    private static List<Contact> besides(List<Threaded> mine, List<LinkedTickets.Linked> all) {
        List<Contact> besides = new ArrayList<>();
        mine.forEach(one -> all.stream()
                .filter(other ->
                        other.payment().equals(one.payment()) && !other.ticket().equals(one.ticket()))
                .forEach(other -> besides.add(new Contact(one.payment(), one.ticket(), other.openedAt()))));
        return besides;
    }

    @Override
    public Uni<Void> note(Tx tx, Collection<UUID> matters) {
        return tickets.ofPaymentMatters(tx, matters).chain(threads -> keep(tx, threads));
    }

    @Override
    public Uni<List<UUID>> parted(Tx tx) {
        return tx.list(PARTED, row -> row).map(rows -> rows.stream()
                .flatMap(row -> Stream.of(row.getUUID(0), row.getUUID(1)))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    /** Where the threads led when they were counted, and where they lead now. */
    @Override
    public Uni<List<UUID>> bound(Tx tx, Collection<UUID> subjects) {
        UUID[] ids = subjects.toArray(UUID[]::new);
        Set<UUID> payments = new HashSet<>();
        Set<UUID> all = new HashSet<>();
        return tx.list(BEFORE, row -> row, (Object) ids)
                .invoke(rows -> rows.forEach(row -> {
                    payments.add(row.getUUID(0));
                    if (row.getUUID(1) != null) {
                        all.add(row.getUUID(1));
                    }
                }))
                .chain(() -> tickets.ofThreads(tx, subjects))
                .invoke(now -> now.forEach(one -> payments.add(one.payment())))
                .call(() -> tx.query(FORGET, (Object) ids))
                .call(now -> keep(tx, now))
                .chain(() -> payments.isEmpty()
                        ? Uni.createFrom().item(List.<LinkedTickets.Linked>of())
                        : tickets.ofPayments(tx, payments))
                .map(linked -> {
                    linked.forEach(one -> all.add(one.ticket()));
                    all.addAll(payments);
                    return List.copyOf(all);
                });
    }

    private static Uni<Void> keep(Tx tx, List<Threaded> threads) {
        return threads.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.query(
                                KEEP,
                                threads.stream().map(Threaded::thread).toArray(UUID[]::new),
                                threads.stream().map(Threaded::payment).toArray(UUID[]::new),
                                threads.stream().map(Threaded::ticket).toArray(UUID[]::new))
                        .replaceWithVoid();
    }
}
