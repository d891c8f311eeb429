package io.paythread.dispute;

import io.paythread.fact.ObjectType;
import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.Redactor;
import io.paythread.timeline.EntryRow;
import io.paythread.timeline.History;
import io.paythread.timeline.ObjectRow;
import io.paythread.timeline.PublicIds;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Collects what evidence can be drawn from. Asks the database a fixed number of times. */
@Singleton
class FactFinder {
    /** Purchases reach back a year; who has bought more often has enough of them. */
    private static final int MOST_PAYMENTS = 200;

    private static final int MOST_TICKETS = 50;

    private final History history;
    private final Conversations conversations;
    private final List<TicketsAbout> linked;
    private final List<String> trustCodes;

    FactFinder(History history, Redactor redactor, @All List<TicketsAbout> linked, DisputeConfig config) {
        this.history = history;
        this.conversations = new Conversations(new Excerpts(redactor));
        this.linked = List.copyOf(linked);
        this.trustCodes = List.copyOf(config.firstPartyTrustReasons());
    }

    Uni<PackFacts> of(Tx tx, ObjectRow dispute) {
        return sales(tx, dispute).chain(sales -> {
            Optional<Sale> sale = PackFacts.disputed(dispute, sales);
            return history.entriesOfMatters(tx, List.of(dispute.matterId()))
                    .chain(entries -> subscription(tx, sale).chain(subscription -> conversations(tx, dispute, sale)
                            .map(talks -> PackFacts.of(dispute, sales, entries, subscription, talks, trustCodes))));
        });
    }

    /** The messages behind these entries, in order of date: what was hidden or removed since is not among them. */
    Uni<List<Message>> messages(Tx tx, ObjectRow dispute, List<UUID> entries) {
        return tickets(tx, dispute).map(all -> conversations.quoted(all, entries));
    }

    /** The entries of the subscription that was billed and of the invoice that was paid; they are matters of their own. */
    private Uni<List<EntryRow>> subscription(Tx tx, Optional<Sale> sale) {
        List<ObjectRow> payment = sale.map(Sale::payment).stream().toList();
        return linked(tx, ObjectType.INVOICE, payment).chain(invoices -> linked(
                        tx,
                        ObjectType.SUBSCRIPTION,
                        Stream.concat(payment.stream(), invoices.stream()).toList())
                .chain(subscriptions -> subscriptions.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : history.entriesOfMatters(
                                tx,
                                Stream.concat(subscriptions.stream(), invoices.stream())
                                        .map(ObjectRow::matterId)
                                        .distinct()
                                        .toList())));
    }

    private Uni<List<ObjectRow>> linked(Tx tx, ObjectType type, List<ObjectRow> by) {
        List<UUID> ids = by.stream()
                .flatMap(row -> Stream.concat(row.about().stream(), row.related().stream())
                        .filter(reference -> PublicIds.type(reference) == type)
                        .map(reference -> PublicIds.uuid(row.sourceId(), reference)))
                .distinct()
                .limit(1)
                .toList();
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : history.objects(tx, type, ids).map(found -> List.copyOf(found.values()));
    }

    private Uni<List<Sale>> sales(Tx tx, ObjectRow dispute) {
        Uni<List<ObjectRow>> own = history.ofMatters(tx, List.of(dispute.matterId()), ObjectType.PAYMENT);
        return own.chain(disputed -> payments(tx, dispute).chain(more -> {
            List<ObjectRow> all = Stream.concat(disputed.stream(), more.stream())
                    .filter(distinct())
                    .toList();
            List<UUID> matters =
                    all.stream().map(ObjectRow::matterId).distinct().toList();
            return history.ofMatters(
                            tx,
                            matters,
                            ObjectType.ATTEMPT,
                            ObjectType.REFUND,
                            ObjectType.DISPUTE,
                            ObjectType.EARLY_FRAUD_WARNING)
                    .chain(around ->
                            history.entriesOfMatters(tx, matters).map(entries -> Sale.of(all, around, entries)));
        }));
    }

    private Uni<List<ObjectRow>> payments(Tx tx, ObjectRow dispute) {
        return dispute.customerId()
                .map(customer -> history.ofCustomer(tx, customer, MOST_PAYMENTS, ObjectType.PAYMENT))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private static java.util.function.Predicate<ObjectRow> distinct() {
        Set<UUID> seen = new java.util.HashSet<>();
        return row -> seen.add(row.id());
    }

    private Uni<List<Conversation>> conversations(Tx tx, ObjectRow dispute, Optional<Sale> sale) {
        if (sale.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return linked(tx, sale.get().payment())
                .chain(known -> tickets(tx, dispute).map(all -> conversations.about(sale.get(), dispute, all, known)));
    }

    private Uni<Optional<List<UUID>>> linked(Tx tx, ObjectRow payment) {
        return linked.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : linked.get(0).matters(tx, payment);
    }

    /** The entries of each of the customer's tickets. */
    private Uni<List<List<EntryRow>>> tickets(Tx tx, ObjectRow dispute) {
        if (dispute.customerId().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return history.ofCustomer(tx, dispute.customerId().get(), MOST_TICKETS, ObjectType.TICKET)
                .map(tickets ->
                        tickets.stream().map(ObjectRow::matterId).distinct().toList())
                .chain(matters -> history.entriesOfMatters(tx, matters).map(entries -> matters.stream()
                        .map(matter -> entries.stream()
                                .filter(entry -> entry.matterId().equals(matter))
                                .toList())
                        .filter(ticket -> !ticket.isEmpty())
                        .toList()));
    }
}
