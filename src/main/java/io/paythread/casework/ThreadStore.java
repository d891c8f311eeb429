package io.paythread.casework;

import io.paythread.fact.ObjectType;
import io.paythread.platform.page.LatestFirst;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Conditions;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of threads. */
@Singleton
class ThreadStore {
    private static final LatestFirst<UUID> ORDER = LatestFirst.byId("t.created_at", "t.id");

    private static final String SELECT =
            """
            select t.id, t.ticket_id, t.subject_type, t.subject_id, t.rule, t.state, t.elsewhere, t.score, t.parts,
                   t.decided_by, t.decided_at, t.decided_because, t.created_at, t.updated_at,
                   k.reference as ticket_reference, s.reference as subject_reference
              from case_thread t
              left join business_object k on k.id = t.ticket_id
              left join business_object s on s.id = t.subject_id
            """;

    private static final String LOCK = SELECT + " where t.ticket_id = any($1) order by t.id for update of t";
    private static final String LOCK_ONE = SELECT + " where t.id = $1 for update of t";

    private static final String PUT =
            """
            insert into case_thread (id, ticket_id, subject_type, subject_id, rule, elsewhere, score, parts, created_at,
                                     updated_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
            on conflict (ticket_id, subject_type, subject_id) do update
               set rule = excluded.rule, elsewhere = excluded.elsewhere, score = excluded.score, parts = excluded.parts,
                   updated_at = excluded.updated_at
            """;

    private static final String SILENCE =
            "update case_thread set rule = null, score = 0, parts = '{}', updated_at = $2 where id = $1";

    /** Not where the ticket is being erased. */
    private static final String MAKE =
            """
            with ticket as (select id from business_object where id = $2 for key share)
            insert into case_thread (id, ticket_id, subject_type, subject_id, decision, elsewhere, score, parts,
                                     decided_by, decided_at, decided_because, created_at, updated_at)
            select $1, ticket.id, $3, $4, 'made', $5, 0, '{}', $6, $7, $8, $7, $7 from ticket
            on conflict (ticket_id, subject_type, subject_id) do nothing
            """;

    private static final String DECIDE =
            """
            update case_thread
               set decision = $2, decided_by = $3, decided_at = $4, decided_because = $5, updated_at = $4
             where id = $1
            """;

    private static final String MOVE =
            """
            update case_thread t set subject_id = $2
             where t.id = $1
               and not exists (select from case_thread o
                                where o.ticket_id = t.ticket_id and o.subject_type = t.subject_type
                                  and o.subject_id = $2)
            """;

    /** Which threads are asked for. All that is given must hold. */
    record Filter(Optional<UUID> ticket, List<UUID> subjects, Optional<ThreadState> state, boolean withElsewhere) {
        Filter {
            subjects = List.copyOf(subjects);
        }
    }

    /** Latest first. */
    Uni<Page<CaseThread>> page(Tx tx, Filter filter, PageRequest page) {
        Conditions where = new Conditions();
        filter.ticket().ifPresent(ticket -> where.and("t.ticket_id = ?", ticket));
        filter.subjects().forEach(subject -> where.and("t.subject_id = ?", subject));
        filter.state().ifPresent(state -> where.and("t.state = ?", state.wireName()));
        if (!filter.withElsewhere()) {
            where.and("not t.elsewhere");
        }
        String end = ORDER.page(page, where);
        return tx.list(SELECT + " where true" + where.sql() + end, ThreadStore::from, where.parameters())
                .map(rows -> page.cut(rows, row -> ORDER.words(row.createdAt(), row.id())));
    }

    Uni<List<CaseThread>> some(Tx tx, Collection<UUID> ids) {
        return tx.list(SELECT + " where t.id = any($1) order by t.id", ThreadStore::from, array(ids));
    }

    /** Surest first. */
    Uni<List<CaseThread>> ofTickets(Tx tx, Collection<UUID> tickets) {
        return tx.list(
                SELECT + " where t.ticket_id = any($1) order by t.score desc, t.subject_type, t.id",
                ThreadStore::from,
                array(tickets));
    }

    /** Surest first. */
    Uni<List<CaseThread>> ofSubjects(Tx tx, Collection<UUID> subjects) {
        return tx.list(
                SELECT + " where t.subject_id = any($1) order by t.score desc, t.created_at, t.id",
                ThreadStore::from,
                array(subjects));
    }

    Uni<List<CaseThread>> lock(Tx tx, Collection<UUID> tickets) {
        return tx.list(LOCK, ThreadStore::from, array(tickets));
    }

    Uni<Optional<CaseThread>> lock(Tx tx, UUID id) {
        return tx.first(LOCK_ONE, ThreadStore::from, id);
    }

    Uni<Void> put(Tx tx, UUID id, UUID ticket, Match match, boolean elsewhere, Instant now) {
        return tx.query(
                        PUT,
                        id,
                        ticket,
                        match.type().wireName(),
                        match.id(),
                        CaseThread.ruleOf(match).wireName(),
                        elsewhere,
                        (short) match.score(),
                        match.parts().stream().map(ThreadPart::wireName).toArray(String[]::new),
                        time(now))
                .replaceWithVoid();
    }

    /** The rules say nothing any more; what a person decided stays, anything else goes. */
    Uni<Void> silence(Tx tx, CaseThread thread, Instant now) {
        return (thread.decision().isEmpty()
                        ? tx.update("delete from case_thread where id = $1", thread.id())
                        : tx.update(SILENCE, thread.id(), time(now)))
                .replaceWithVoid();
    }

    Uni<Integer> make(Tx tx, CaseThread thread) {
        CaseThread.Judgement decision = thread.decision().orElseThrow();
        return tx.update(
                MAKE,
                thread.id(),
                thread.ticketId(),
                thread.subjectType().wireName(),
                thread.subjectId(),
                thread.elsewhere(),
                decision.actor(),
                time(decision.at()),
                decision.because().orElse(null));
    }

    Uni<Void> decide(Tx tx, UUID id, ThreadState state, CaseThread.Judgement decision) {
        return tx.update(
                        DECIDE,
                        id,
                        state.wireName(),
                        decision.actor(),
                        time(decision.at()),
                        decision.because().orElse(null))
                .replaceWithVoid();
    }

    /** The subject turned out to be another's former id. */
    Uni<Void> move(Tx tx, UUID id, UUID subject) {
        return tx.update(MOVE, id, subject).replaceWithVoid();
    }

    private static Object array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static CaseThread from(Row row) {
        return new CaseThread(
                row.getUUID("id"),
                row.getUUID("ticket_id"),
                ObjectType.ofWireName(row.getString("subject_type")),
                row.getUUID("subject_id"),
                Optional.ofNullable(row.getString("rule")).map(ThreadState::ofWireName),
                ThreadState.ofWireName(row.getString("state")),
                row.getBoolean("elsewhere"),
                row.getInteger("score"),
                Arrays.stream(row.getArrayOfStrings("parts"))
                        .map(ThreadPart::ofWireName)
                        .toList(),
                Optional.ofNullable(row.getString("decided_by"))
                        .map(by -> new CaseThread.Judgement(
                                by,
                                row.getOffsetDateTime("decided_at").toInstant(),
                                Optional.ofNullable(row.getString("decided_because")))),
                Optional.ofNullable(row.getString("ticket_reference")),
                Optional.ofNullable(row.getString("subject_reference")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
