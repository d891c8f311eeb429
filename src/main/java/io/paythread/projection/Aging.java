package io.paythread.projection;

import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.Retained;
import io.paythread.timeline.ReducedFacts;
import io.paythread.timeline.Whereabouts;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Lets go of what is older than its period. Conversations and payments are stripped as by an erasure, and stay so; bodies
 * are replaced by the facts that they told, of which only whereabouts are taken away.
 */
@Singleton
class Aging implements Retained {
    private static final int MATTERS = 25;
    private static final int EVENTS = 250;
    private static final UUID NIL = new UUID(0, 0);

    /** What a hold or an unfinished dispute of the same account keeps is not due. */
    private static final String OLD =
            """
              from matter m
             cross join lateral (select max(e.occurred_at) as at from entry e where e.matter_id = m.id) last
             where not m.stripped and last.at < $2
               and $1 = exists (select from matter_reference r where r.matter_id = m.id and r.reference like 'ticket:%')
               and not exists (select from matter_reference r where r.matter_id = m.id and r.reference like 'account:%')
               and not exists (select from account a join legal_hold h on h.customer_id = a.customer_id
                    where a.id = m.account_id and h.released_at is null and (h.ends_at is null or h.ends_at > $3))
               and not exists (select from business_object o
                    where o.account_id = m.account_id and o.type = 'dispute'
                      and coalesce(o.status, '') not in ('won', 'lost', 'warning_closed', 'prevented', 'charge_refunded'))
            """;

    private static final String COUNT_MATTERS = "select count(*), min(last.at)" + OLD;
    private static final String MATTERS_DUE =
            "select m.id, m.source_id, (select array_agg(r.reference) from matter_reference r where r.matter_id = m.id)"
                    + OLD + " order by m.id limit $4";

    private static final String COUNT_BODIES =
            "select count(*), min(received_at) from inbound_event where reduced_at is null and condensed_at is null and id < $1";

    private final LogStore log;
    private final Forgetting forgetting;
    private final Whereabouts whereabouts;
    private final Adapters adapters;

    Aging(LogStore log, Forgetting forgetting, Whereabouts whereabouts, Adapters adapters) {
        this.log = log;
        this.forgetting = forgetting;
        this.whereabouts = whereabouts;
        this.adapters = adapters;
    }

    @Override
    public Uni<List<Due>> due(Tx tx, Periods periods, Instant now) {
        return tx.first(
                        COUNT_BODIES,
                        row -> due("stored_bodies", periods.bodies(), row),
                        firstId(now, periods.bodies()))
                .chain(bodies -> count(tx, "conversations", true, periods.conversations(), now)
                        .chain(conversations -> count(tx, "payments", false, periods.payments(), now)
                                .map(payments -> List.of(bodies.orElseThrow(), conversations, payments))));
    }

    private Uni<Due> count(Tx tx, String kind, boolean conversation, Duration period, Instant now) {
        return tx.first(COUNT_MATTERS, row -> due(kind, period, row), conversation, at(now.minus(period)), at(now))
                .map(Optional::orElseThrow);
    }

    private static Due due(String kind, Duration period, Row row) {
        return new Due(
                kind,
                period,
                row.getLong(0),
                Optional.ofNullable(row.getOffsetDateTime(1)).map(OffsetDateTime::toInstant));
    }

    /** Conversations first, then payments; bodies last, because those of the former are gone by then. */
    @Override
    public Uni<Optional<JsonObject>> expire(Tx tx, Periods periods, Instant now, JsonObject position) {
        if (position.containsKey("after")) {
            return bodies(tx, firstId(now, periods.bodies()), UUID.fromString(position.getString("after")));
        }
        return matters(tx, true, periods.conversations(), now)
                .chain(some -> some ? Uni.createFrom().item(true) : matters(tx, false, periods.payments(), now))
                .map(some -> Optional.of(some ? new JsonObject() : new JsonObject().put("after", NIL.toString())));
    }

    private Uni<Boolean> matters(Tx tx, boolean conversation, Duration period, Instant now) {
        return tx.query(MATTERS_DUE, conversation, at(now.minus(period)), at(now), MATTERS)
                .chain(rows -> {
                    Map<UUID, Set<String>> bySource = new LinkedHashMap<>();
                    rows.forEach(row -> bySource.computeIfAbsent(row.getUUID(1), source -> new LinkedHashSet<>())
                            .addAll(List.of(row.getArrayOfStrings(2))));
                    Uni<Void> done = Uni.createFrom().voidItem();
                    for (Map.Entry<UUID, Set<String>> one : bySource.entrySet()) {
                        done = done.chain(() -> forgetting.suppress(tx, one.getKey(), one.getValue()));
                    }
                    return done.replaceWith(!bySource.isEmpty());
                });
    }

    private Uni<Optional<JsonObject>> bodies(Tx tx, UUID until, UUID after) {
        return log.uncondensed(tx, after, until, EVENTS)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(events -> log.condense(tx, facts(events))
                        .chain(() -> whereabouts.forget(
                                tx, events.stream().map(one -> one.event().id()).toList()))
                        .replaceWith(
                                events.size() < EVENTS
                                        ? Optional.empty()
                                        : Optional.of(new JsonObject()
                                                .put(
                                                        "after",
                                                        events.get(events.size() - 1)
                                                                .event()
                                                                .id()
                                                                .toString()))));
    }

    private Map<UUID, byte[]> facts(List<LogStore.LoggedEvent> events) {
        Map<UUID, byte[]> bodies = new HashMap<>();
        events.forEach(event -> bodies.put(
                event.event().id(),
                ReducedFacts.write(Meaning.read(event, adapters.byProvider()).facts().stream()
                        .map(placed -> new ReducedFacts.Placed(placed.place(), Whereabouts.without(placed.fact())))
                        .toList())));
        return bodies;
    }

    /** The least id of an event that came at the end of the period: ids begin with milliseconds. */
    private static UUID firstId(Instant now, Duration period) {
        return new UUID(now.minus(period).toEpochMilli() << 16, 0);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
