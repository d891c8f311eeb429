package io.paythread.insight;

import io.paythread.casework.LinkedTickets;
import io.paythread.casework.LinkedTickets.Threaded;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Tickets are about payments where a case thread says so. */
@Singleton
class ThreadContacts implements Contacts {
    private static final String BEFORE = "select payment_id from insight_thread where thread_id = any($1)";
    private static final String FORGET = "delete from insight_thread where thread_id = any($1)";

    private static final String KEEP =
            """
            insert into insight_thread (thread_id, payment_id) select * from unnest($1::uuid[], $2::uuid[])
            on conflict (thread_id) do update set payment_id = excluded.payment_id
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

    /** Where the threads led when they were counted, and where they lead now. */
    @Override
    public Uni<List<UUID>> payments(Tx tx, Collection<UUID> subjects) {
        UUID[] ids = subjects.toArray(UUID[]::new);
        Set<UUID> payments = new HashSet<>();
        return tx.list(BEFORE, row -> row.getUUID(0), (Object) ids)
                .invoke(payments::addAll)
                .chain(() -> tickets.ofThreads(tx, subjects))
                .invoke(now -> now.forEach(one -> payments.add(one.payment())))
                .call(() -> tx.query(FORGET, (Object) ids))
                .call(now -> keep(tx, now))
                .map(now -> List.copyOf(payments));
    }

    private static Uni<Void> keep(Tx tx, List<Threaded> threads) {
        return threads.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.query(
                                KEEP,
                                threads.stream().map(Threaded::thread).toArray(UUID[]::new),
                                threads.stream().map(Threaded::payment).toArray(UUID[]::new))
                        .replaceWithVoid();
    }
}
