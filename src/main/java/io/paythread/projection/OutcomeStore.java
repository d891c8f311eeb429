package io.paythread.projection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

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
