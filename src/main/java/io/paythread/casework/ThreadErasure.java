package io.paythread.casework;

import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.Finding;
import io.paythread.timeline.MatterNotes;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Threads go with the ticket that they begin at, whatever people decided, and so does what it quotes. Those of other
 * people's tickets stay, for money movements stay; why somebody decided on them may tell of the person, and goes.
 */
@Singleton
class ThreadErasure implements MatterNotes {
    private static final String KIND = "case_threads";

    /** Whoever reads the feed has ended, and goes on when the matters are stripped. */
    private static final String WAIT = "select 1 from feed_reader where name = $1 for update";

    /** Whoever links by hand has ended, or finds no ticket. */
    private static final String LOCK =
            """
            select 1 from business_object
             where matter_id = any($1) and type in ('ticket', 'payment', 'refund', 'dispute')
             order by id for update
            """;

    private static final String COUNT =
            """
            select count(*) from case_thread t join business_object k on k.id = t.ticket_id
             where k.matter_id = any($1)
            """;

    private static final List<String> ERASE = List.of(
            LOCK,
            "delete from case_thread t using business_object k where k.id = t.ticket_id and k.matter_id = any($1)",
            "delete from ticket_risk r using business_object k where k.id = r.ticket_id and k.matter_id = any($1)",
            "delete from case_mention m using business_object k where k.id = m.ticket_id and k.matter_id = any($1)",
            """
            update case_thread t set decided_because = null
              from business_object s
             where s.id = t.subject_id and s.matter_id = any($1) and t.decided_because is not null
            """);

    private static final String REPORT =
            """
            select jsonb_build_object('ticket', k.reference, 'subject_type', t.subject_type, 'subject', s.reference,
                       'state', t.state, 'score', t.score, 'reasons', t.parts, 'decided_because', t.decided_because,
                       'created_at', t.created_at, 'updated_at', t.updated_at) as row
              from case_thread t
              join business_object k on k.id = t.ticket_id
              left join business_object s on s.id = t.subject_id
             where k.matter_id = any($1) and not t.elsewhere
             order by t.created_at, t.id
            """;

    @Override
    public Uni<List<Finding>> count(Tx tx, Collection<UUID> matters) {
        return tx.first(COUNT, row -> row.getLong(0), array(matters)).map(count -> count.filter(some -> some > 0)
                .map(some -> List.of(new Finding(KIND, Finding.Fate.DELETE, some)))
                .orElse(List.of()));
    }

    @Override
    public Uni<Void> erase(Tx tx, Collection<UUID> matters) {
        Uni<Void> done = tx.query(WAIT, ThreadReader.NAME).replaceWithVoid();
        for (String sql : ERASE) {
            done = done.chain(() -> tx.query(sql, array(matters)).replaceWithVoid());
        }
        return done;
    }

    @Override
    public Uni<JsonObject> report(Tx tx, Collection<UUID> matters) {
        return tx.list(REPORT, row -> row.get(JsonObject.class, "row"), array(matters))
                .map(threads -> new JsonObject().put(KIND, new JsonArray(threads)));
    }

    private static Object array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
