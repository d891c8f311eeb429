package io.paythread.casework;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.casework.CaseThread.Judgement;
import io.paythread.casework.ThreadRequest.Named;
import io.paythread.fact.ObjectType;
import io.paythread.identity.Identities;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.paythread.security.Scope;
import io.paythread.timeline.History;
import io.paythread.timeline.ObjectRow;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Threads, and what people decide about them. One that leads to another person's payment is shown to those only who may
 * see what is suspected: to all others it is not there.
 */
@Singleton
class Threads {
    private final Database database;
    private final ThreadStore store;
    private final History history;
    private final Identities identities;
    private final AuditLog audit;
    private final Clock clock;

    Threads(Database database, ThreadStore store, History history, Identities identities, AuditLog audit, Clock clock) {
        this.database = database;
        this.store = store;
        this.history = history;
        this.identities = identities;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether the caller is shown threads between different people. */
    static boolean seesElsewhere(Caller caller) {
        return caller.may(Scope.RISK_READ);
    }

    static boolean sees(Caller caller, CaseThread thread) {
        return !thread.elsewhere() || seesElsewhere(caller);
    }

    Uni<Page<CaseThread>> page(ThreadStore.Filter filter, PageRequest page) {
        return database.reading(tx -> store.page(tx, filter, page));
    }

    Uni<CaseThread> get(Caller caller, UUID id) {
        return database.reading(tx -> find(tx, caller, id));
    }

    Uni<CaseThread> confirm(Caller caller, UUID id, String because) {
        return decide(caller, id, "case_thread.confirm", ThreadState::confirm, because);
    }

    Uni<CaseThread> breakUp(Caller caller, UUID id, String because) {
        return decide(caller, id, "case_thread.break", ThreadState::breakUp, because);
    }

    /** Links a ticket by hand, also against what was decided before. */
    Uni<CaseThread> make(Caller caller, UUID ticketId, Named subject, String because) {
        return database.inTransaction(
                tx -> object(tx, ObjectType.TICKET, ticketId).chain(ticket -> object(tx, subject.type(), subject.id())
                        .chain(row -> make(tx, caller, ticket, row, because))));
    }

    private Uni<CaseThread> make(Tx tx, Caller caller, ObjectRow ticket, ObjectRow subject, String because) {
        CaseThread wanted = wanted(caller, ticket, subject, because);
        if (!sees(caller, wanted)) {
            throw ServiceException.notFound();
        }
        return store.make(tx, wanted)
                .chain(made -> made == 1
                        ? made(tx, caller, wanted, ticket)
                        : existing(tx, ticket, subject)
                                .chain(thread ->
                                        decide(tx, caller, thread, "case_thread.make", ThreadState::make, because)));
    }

    private CaseThread wanted(Caller caller, ObjectRow ticket, ObjectRow subject, String because) {
        return new CaseThread(
                CaseThread.id(ticket.id(), subject.type(), subject.id()),
                ticket.id(),
                subject.type(),
                subject.id(),
                Optional.empty(),
                ThreadState.MADE,
                !SubjectsOf.isOwn(subject, ticket.customerId()),
                0,
                List.of(),
                Optional.of(new Judgement(caller.actor(), clock.instant(), Optional.of(because))),
                Optional.of(ticket.reference()),
                Optional.of(subject.reference()),
                clock.instant(),
                clock.instant());
    }

    private Uni<CaseThread> existing(Tx tx, ObjectRow ticket, ObjectRow subject) {
        return store.lock(tx, List.of(ticket.id())).map(all -> all.stream()
                .filter(thread -> thread.subjectId().equals(subject.id()))
                .findFirst()
                .orElseThrow(ServiceException::notFound));
    }

    private Uni<CaseThread> decide(
            Caller caller, UUID id, String action, Function<ThreadState, Optional<ThreadState>> move, String because) {
        return database.inTransaction(tx -> store.lock(tx, id)
                .map(found -> found.filter(thread -> sees(caller, thread)).orElseThrow(ServiceException::notFound))
                .chain(thread -> decide(tx, caller, thread, action, move, because)));
    }

    private Uni<CaseThread> decide(
            Tx tx,
            Caller caller,
            CaseThread thread,
            String action,
            Function<ThreadState, Optional<ThreadState>> move,
            String because) {
        ThreadState next = move.apply(thread.state())
                .orElseThrow(() -> new ServiceException(
                        ErrorCode.CONFLICT, "The thread is " + thread.state().wireName() + " already."));
        Judgement judgement = new Judgement(caller.actor(), clock.instant(), Optional.of(because));
        return store.decide(tx, thread.id(), next, judgement)
                .chain(() ->
                        audit.append(tx, entry(caller, action, thread, Optional.of(thread.state()), next, because)))
                .chain(() -> told(tx, thread))
                .chain(() -> find(tx, caller, thread.id()));
    }

    private Uni<CaseThread> made(Tx tx, Caller caller, CaseThread thread, ObjectRow ticket) {
        String because = thread.decision().flatMap(Judgement::because).orElse("");
        return audit.append(tx, entry(caller, "case_thread.make", thread, Optional.empty(), ThreadState.MADE, because))
                .chain(() -> identities.touched(tx, List.of(Threading.told(thread.id(), ticket))))
                .chain(() -> find(tx, caller, thread.id()));
    }

    private static AuditEntry entry(
            Caller caller,
            String action,
            CaseThread thread,
            Optional<ThreadState> before,
            ThreadState after,
            String because) {
        ThreadView view = ThreadView.of(thread);
        return new AuditEntry(
                caller.actor(),
                action,
                "case_thread",
                thread.publicId(),
                before.map(state -> Map.of("state", state.wireName())).orElse(Map.of()),
                Map.of(
                        "state",
                        after.wireName(),
                        "ticket",
                        view.ticket(),
                        "subject",
                        String.valueOf(view.subject().id())),
                because,
                caller.requestId());
    }

    private Uni<Void> told(Tx tx, CaseThread thread) {
        return history.object(tx, ObjectType.TICKET, thread.ticketId())
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(0)
                        : identities.touched(tx, List.of(Threading.told(thread.id(), found.get()))))
                .replaceWithVoid();
    }

    private Uni<ObjectRow> object(Tx tx, ObjectType type, UUID id) {
        return history.object(tx, type, id).map(found -> found.orElseThrow(ServiceException::notFound));
    }

    private Uni<CaseThread> find(Tx tx, Caller caller, UUID id) {
        return store.some(tx, List.of(id)).map(found -> found.stream()
                .filter(thread -> sees(caller, thread))
                .findFirst()
                .orElseThrow(ServiceException::notFound));
    }
}
