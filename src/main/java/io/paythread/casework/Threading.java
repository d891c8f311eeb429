package io.paythread.casework;

import io.paythread.fact.ObjectType;
import io.paythread.identity.AccountChange;
import io.paythread.identity.Identities;
import io.paythread.platform.postgres.Tx;
import io.paythread.timeline.History;
import io.paythread.timeline.ObjectRow;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes the threads of tickets, and with them their risks, what the rules say of the present state, whatever they were.
 * Doing it again changes and tells nothing.
 */
@Singleton
class Threading {
    private final Gathering gathering;
    private final History history;
    private final ThreadStore store;
    private final Identities identities;
    private final StoredRisks risks;
    private final ThreadRule rule;
    private final Clock clock;

    Threading(
            Gathering gathering,
            History history,
            ThreadStore store,
            Identities identities,
            StoredRisks risks,
            CaseworkConfig config,
            Clock clock) {
        this.gathering = gathering;
        this.history = history;
        this.store = store;
        this.identities = identities;
        this.risks = risks;
        this.clock = clock;
        this.rule = new ThreadRule(new ThreadRule.Limits(
                config.automaticScore(), config.candidateScore(), config.reach(), config.together()));
    }

    /** Gives the number of threads that changed. */
    Uni<Integer> renew(Tx tx, List<UUID> tickets) {
        return gathering.around(tx, tickets).chain(known -> settled(tx, tickets).chain(stored -> {
            List<Step> steps = tickets.stream()
                    .flatMap(ticket -> steps(known, ticket, stored).stream())
                    .toList();
            return write(tx, steps)
                    .chain(() -> tell(tx, steps))
                    .chain(() -> risks.renew(tx, tickets, known))
                    .replaceWith(steps.size());
        }));
    }

    /** A change of one row, and whom it is told of. */
    private record Step(UUID thread, Optional<ObjectRow> ticket, Change change) {}

    private interface Change {
        Uni<Void> write(Tx tx);
    }

    /** The stored threads, locked; a charge that became an attempt of a payment stands for that payment. */
    private Uni<Map<UUID, List<CaseThread>>> settled(Tx tx, List<UUID> tickets) {
        return store.lock(tx, tickets)
                .chain(stored -> moved(tx, stored)
                        .chain(moves -> moves == 0 ? Uni.createFrom().item(stored) : store.lock(tx, tickets)))
                .map(stored -> stored.stream().collect(Collectors.groupingBy(CaseThread::ticketId)));
    }

    private Uni<Integer> moved(Tx tx, List<CaseThread> stored) {
        List<UUID> payments = stored.stream()
                .filter(thread -> thread.subjectType() == ObjectType.PAYMENT
                        && thread.decision().isPresent()
                        && thread.subjectReference().isEmpty())
                .map(CaseThread::subjectId)
                .toList();
        if (payments.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return history.objects(tx, ObjectType.PAYMENT, payments).chain(now -> each(
                        stored.stream()
                                .flatMap(thread -> Optional.ofNullable(now.get(thread.subjectId()))
                                        .filter(payment -> !payment.id().equals(thread.subjectId()))
                                        .map(payment -> new Move(thread.id(), payment.id()))
                                        .stream())
                                .toList(),
                        move -> store.move(tx, move.thread(), move.subject()))
                .replaceWith(1));
    }

    private record Move(UUID thread, UUID subject) {}

    private List<Step> steps(Gathered known, UUID ticketId, Map<UUID, List<CaseThread>> all) {
        List<CaseThread> stored = all.getOrDefault(ticketId, List.of());
        Optional<ObjectRow> ticket = Optional.ofNullable(known.tickets().get(ticketId));
        Map<UUID, CaseThread> left = new HashMap<>();
        stored.forEach(thread -> left.put(thread.subjectId(), thread));
        List<Step> steps = new ArrayList<>();
        ticket.ifPresent(row -> {
            List<Passage> passages = Passages.of(row, known.entries(row));
            List<Subject> subjects = Gathering.subjects(known, row, Quoted.in(passages));
            for (Match match : rule.evaluate(passages, subjects)) {
                Optional<CaseThread> before = Optional.ofNullable(left.remove(match.id()));
                boolean elsewhere = match.parts().contains(ThreadPart.OTHER_CUSTOMER);
                if (before.isEmpty() || !before.get().says(match, elsewhere)) {
                    UUID id = before.map(CaseThread::id)
                            .orElseGet(() -> CaseThread.id(ticketId, match.type(), match.id()));
                    steps.add(
                            new Step(id, ticket, tx -> store.put(tx, id, ticketId, match, elsewhere, clock.instant())));
                }
            }
        });
        left.values().stream()
                .filter(thread -> thread.rule().isPresent())
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .forEach(thread ->
                        steps.add(new Step(thread.id(), ticket, tx -> store.silence(tx, thread, clock.instant()))));
        return steps;
    }

    private static Uni<Void> write(Tx tx, List<Step> steps) {
        return each(steps, step -> step.change().write(tx));
    }

    private Uni<Integer> tell(Tx tx, List<Step> steps) {
        return identities.touched(
                tx,
                steps.stream()
                        .flatMap(step -> step.ticket().map(ticket -> told(step.thread(), ticket)).stream())
                        .toList());
    }

    /** How a change of a thread stands in the feed: with the customer whose ticket it is. */
    static AccountChange told(UUID thread, ObjectRow ticket) {
        return new AccountChange(CaseworkFeed.THREAD_UPDATED, thread, ticket.sourceId(), ticket.accountId());
    }

    private static <T> Uni<Void> each(Collection<T> all, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(one -> work.apply(one).replaceWith(one))
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
