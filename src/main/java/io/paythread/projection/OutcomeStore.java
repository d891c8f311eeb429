package io.paythread.projection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of events that are no facts. */
@ApplicationScoped
class OutcomeStore {
    private static final String PUT =
            """
            insert into inbound_outcome (inbound_id, source_id, state, reason, detail, type, decided_at)
            select inbound_id, source_id, state, reason, detail, type, now()
            from json_to_recordset($1::text::json) as o(inbound_id uuid, source_id uuid, state text, reason text,
                detail text, type text)
            on conflict (inbound_id) do update set state = excluded.state, reason = excluded.reason,
                detail = excluded.detail, decided_at = excluded.decided_at
            """;

    /** Those whose content was fetched stay fetched in a timeline that is built anew. */
    private static final String TAKE_OVER =
            """
            update inbound_outcome o set state = 'ignored', reason = s.reason, detail = ''
              from standing_outcome(array(select inbound_id from inbound_outcome where state = 'needs_fetch')) s
             where o.inbound_id = s.inbound_id
            """;

    private static final String TAKE_OVER_THESE =
            """
            update inbound_outcome o set state = 'ignored', reason = s.reason, detail = ''
              from standing_outcome($1::uuid[]) s
             where o.inbound_id = s.inbound_id
            """;

    private static final String STATE =
            """
            select coalesce(o.state, case when (e.xid, e.seq) <= (s.cursor_xid, s.cursor_seq) then 'projected'
                                          else 'pending' end) as state, o.reason, o.detail
              from inbound_event e
              join projection_slot s on s.slot = e.slot
              left join inbound_outcome o on o.inbound_id = e.id
             where e.id = $1
            """;

    /**
     * What became of an event.
     *
     * @param state pending, projected, ignored, dead or needs_fetch
     */
    record Stated(String state, @Nullable String reason, @Nullable String detail) {}

    /** Empty for an event that is not there. */
    Uni<Optional<Stated>> state(Tx tx, UUID event) {
        return tx.first(
                STATE,
                row -> new Stated(row.getString("state"), row.getString("reason"), row.getString("detail")),
                event);
    }

    /** What was said of these events no longer holds. */
    Uni<Void> clear(Tx tx, Collection<UUID> events) {
        return tx.query("delete from inbound_outcome where inbound_id = any($1::uuid[])", (Object)
                        events.toArray(UUID[]::new))
                .replaceWithVoid();
    }

    /** As {@link #put}, into a timeline that is built beside the live one. */
    Uni<Void> putAnew(Tx tx, List<Meaning.Outcome> outcomes) {
        UUID[] thin = outcomes.stream()
                .filter(outcome -> outcome.state() == Meaning.State.NEEDS_FETCH)
                .map(outcome -> outcome.event().id())
                .toArray(UUID[]::new);
        return put(tx, outcomes)
                .chain(() -> thin.length == 0
                        ? Uni.createFrom().voidItem()
                        : tx.query(TAKE_OVER_THESE, (Object) thin).replaceWithVoid());
    }

    /** What has been fetched since it was read anew. */
    Uni<Void> takeOver(Tx tx) {
        return tx.query(TAKE_OVER).replaceWithVoid();
    }

    Uni<Void> put(Tx tx, List<Meaning.Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        outcomes.forEach(outcome -> rows.addObject()
                .put("inbound_id", outcome.event().id().toString())
                .put("source_id", outcome.event().source().toString())
                .put("state", outcome.state().wireName())
                .put("reason", outcome.reason())
                .put("detail", outcome.detail())
                .put("type", outcome.event().type()));
        return tx.query(PUT, rows.toString()).replaceWithVoid();
    }
}
