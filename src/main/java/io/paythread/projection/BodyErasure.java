package io.paythread.projection;

import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.Erasable;
import io.paythread.privacy.Extent;
import io.paythread.privacy.Finding;
import io.paythread.privacy.Finding.Fate;
import io.paythread.privacy.Standstill;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets go of the bytes that providers sent. The whole log is read, because not every event that tells of a person left
 * a trace on a timeline: ignored types, dead letters, accounts that only say who they are.
 */
@Singleton
class BodyErasure implements Erasable, Standstill {
    /** Read, translated and judged in about a tenth of a second. */
    private static final int PIECE = 250;

    private static final UUID NIL = new UUID(0, 0);

    private static final String COUNT =
            """
            select count(distinct e.id) from telling t join inbound_event e on e.id = t.inbound_id
             where t.matter_id = any($1::uuid[]) and e.reduced_at is null
            """;

    private final LogStore log;
    private final SlotStore slots;
    private final Forgetting forgetting;
    private final Adapters adapters;

    BodyErasure(LogStore log, SlotStore slots, Forgetting forgetting, Adapters adapters) {
        this.log = log;
        this.slots = slots;
        this.forgetting = forgetting;
        this.adapters = adapters;
    }

    @Override
    public Stage stage() {
        return Stage.BODIES;
    }

    @Override
    public Uni<Void> hold(Tx tx) {
        return slots.lockAll(tx);
    }

    /** Those that a timeline knows; more are found when the log is read. */
    @Override
    public Uni<List<Finding>> count(Tx tx, Extent extent) {
        return tx.first(COUNT, row -> row.getLong(0), (Object) extent.matters().toArray(UUID[]::new))
                .map(count -> List.of(new Finding("stored_bodies", Fate.REDUCE, count.orElse(0L))));
    }

    @Override
    public Uni<Piece> erase(Tx tx, Extent extent, UUID erasure, JsonObject position) {
        return until(tx, position).chain(until -> {
            UUID after = UUID.fromString(position.getString("after", NIL.toString()));
            return log.whole(tx, after, until, PIECE)
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .chain(events -> forgetting
                            .judge(
                                    tx,
                                    events.stream()
                                            .map(event -> Meaning.read(event, adapters.byProvider()))
                                            .toList())
                            .chain(known -> log.reduce(tx, Forgetting.bodies(known.stripped()))
                                    .replaceWith(piece(events, known.stripped().size(), until))));
        });
    }

    private Uni<UUID> until(Tx tx, JsonObject position) {
        String known = position.getString("until");
        return known == null
                ? log.latest(tx).map(latest -> latest.orElse(NIL))
                : Uni.createFrom().item(UUID.fromString(known));
    }

    private static Piece piece(List<LogStore.LoggedEvent> events, long reduced, UUID until) {
        Optional<JsonObject> next = events.size() < PIECE
                ? Optional.empty()
                : Optional.of(new JsonObject()
                        .put("after", events.get(events.size() - 1).event().id().toString())
                        .put("until", until.toString()));
        return new Piece(next, List.of(new Finding("stored_bodies", Fate.REDUCE, reduced)));
    }

    /** What providers sent that stands on the timelines, as it is stored: after redaction. */
    @Override
    public Uni<JsonObject> report(Tx tx, Extent extent) {
        return log.ofMatters(tx, extent.matters()).map(events -> {
            JsonArray bodies = new JsonArray();
            events.forEach(logged -> bodies.add(new JsonObject()
                    .put("source", logged.provider())
                    .put("reference", logged.event().reference())
                    .put("type", logged.event().type())
                    .put("received_at", logged.event().receivedAt().toString())
                    .put("body", new String(logged.event().body(), StandardCharsets.UTF_8))));
            return new JsonObject().put("received", bodies);
        });
    }
}
