package io.paythread.checkout;

import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.platform.postgres.Tx;
import io.paythread.timeline.History;
import io.paythread.timeline.ObjectRow;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads checkouts with what stands around them; a fixed number of questions, however many checkouts there are. */
@Singleton
class Visits {
    /** Of each person; whoever has more checkouts or tickets has them in reach of the newest. */
    static final int NEWEST = 50;

    /** Tickets in which nobody waits any more. */
    private static final Set<String> DONE = Set.of("solved", "closed", "deleted", "spam", "merged");

    private final History history;

    Visits(History history) {
        this.history = history;
    }

    /** A checkout with what stands around it. */
    record Told(Visit visit, Surroundings around) {}

    Uni<List<Told>> of(Tx tx, List<ObjectRow> checkouts) {
        Set<UUID> customers =
                checkouts.stream().flatMap(row -> row.customerId().stream()).collect(Collectors.toSet());
        return history.ofCustomers(tx, customers, NEWEST, ObjectType.CHECKOUT, ObjectType.TICKET)
                .chain(theirs -> matters(tx, checkouts, theirs).map(around -> told(checkouts, theirs, around)));
    }

    private Uni<List<ObjectRow>> matters(Tx tx, List<ObjectRow> checkouts, List<ObjectRow> theirs) {
        Set<UUID> matters = Stream.concat(checkouts.stream(), theirs.stream())
                .map(ObjectRow::matterId)
                .collect(Collectors.toSet());
        return history.ofMatters(tx, matters, ObjectType.PAYMENT, ObjectType.MESSAGE);
    }

    private static List<Told> told(List<ObjectRow> checkouts, List<ObjectRow> theirs, List<ObjectRow> around) {
        Map<UUID, List<ObjectRow>> byMatter = around.stream().collect(Collectors.groupingBy(ObjectRow::matterId));
        List<Told> told = new ArrayList<>();
        for (ObjectRow checkout : checkouts) {
            List<ObjectRow> same = theirs.stream()
                    .filter(row ->
                            row.customerId().isPresent() && row.customerId().equals(checkout.customerId()))
                    .toList();
            told.add(new Told(visit(checkout, byMatter), surroundings(same, byMatter)));
        }
        return told;
    }

    private static Surroundings surroundings(List<ObjectRow> same, Map<UUID, List<ObjectRow>> byMatter) {
        List<ObjectRow> tickets =
                same.stream().filter(row -> row.type() == ObjectType.TICKET).toList();
        Map<UUID, Visit> visits = new HashMap<>();
        same.stream()
                .filter(row -> row.type() == ObjectType.CHECKOUT)
                .forEach(row -> visits.put(row.id(), visit(row, byMatter)));
        return new Surroundings(
                List.copyOf(visits.values()),
                replies(tickets, byMatter),
                tickets.stream()
                        .anyMatch(ticket -> !DONE.contains(ticket.status().orElse("open"))));
    }

    private static Visit visit(ObjectRow checkout, Map<UUID, List<ObjectRow>> byMatter) {
        Optional<ObjectRow> payment = byMatter.getOrDefault(checkout.matterId(), List.of()).stream()
                .filter(row -> row.type() == ObjectType.PAYMENT && checkout.concerns(row))
                .findFirst();
        return Visit.of(checkout, payment);
    }

    private static List<Instant> replies(Collection<ObjectRow> tickets, Map<UUID, List<ObjectRow>> byMatter) {
        return tickets.stream()
                .flatMap(ticket -> byMatter.getOrDefault(ticket.matterId(), List.of()).stream())
                .filter(row -> row.type() == ObjectType.MESSAGE)
                .filter(row -> Boolean.TRUE.equals(row.details().flag(Attribute.PUBLIC))
                        && Boolean.TRUE.equals(row.details().flag(Attribute.AUTHOR_STAFF)))
                .map(ObjectRow::occurredAt)
                .sorted()
                .toList();
    }
}
