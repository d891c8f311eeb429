package io.paythread.projection;

import io.paythread.platform.postgres.Tx;
import io.paythread.platform.trace.TraceContexts;
import io.paythread.platform.trace.TraceStep;
import io.paythread.platform.trace.Tracing;
import io.paythread.projection.LogStore.LoggedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Traces go through the projection: each traced event of a batch has a step of its own, and rows of the feed that come of it
 * go on with that. A batch of one event has caused all its rows; of a larger one those about the matters that an event told of.
 */
@Singleton
class EventTraces {
    private static final String PASS_ON =
            """
            insert into trace_context (id, traceparent, kept_at)
            select distinct on (f.id) f.id, c.traceparent, now()
              from feed_entry f
              cross join unnest($1::uuid[], $2::text[]) as c (inbound_id, traceparent)
             where f.xid >= pg_current_xact_id() and f.xmin = pg_current_xact_id()::xid
               and ($3 or exists (
                   select from telling t
                    where t.inbound_id = c.inbound_id
                      and t.matter_id in (select e.matter_id from entry e where e.id = f.subject
                                          union all
                                          select o.matter_id from business_object o where o.id = f.subject)))
             order by f.id, c.inbound_id desc
            on conflict (id) do nothing
            """;

    private final Tracing tracing;
    private final TraceContexts contexts;

    EventTraces(Tracing tracing, TraceContexts contexts) {
        this.tracing = tracing;
        this.contexts = contexts;
    }

    /** The steps of one batch; none where nothing is traced. Ended with the batch. */
    static final class Steps {
        private final Map<UUID, TraceStep> open = new LinkedHashMap<>();

        void end() {
            open.values().forEach(TraceStep::end);
        }

        void fail(Throwable failure) {
            open.values().forEach(step -> step.fail(failure.getClass().getSimpleName()));
        }
    }

    /** Begins the steps of those events that are traced. */
    Uni<Void> begin(Tx tx, List<LoggedEvent> events, Steps steps) {
        if (!tracing.isOn()) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> ids = events.stream().map(event -> event.event().id()).toList();
        return contexts.of(tx, ids)
                .invoke(known -> events.stream()
                        .filter(event -> known.containsKey(event.event().id()))
                        .forEach(event -> steps.open.put(
                                event.event().id(),
                                tracing.step(
                                                "project",
                                                Optional.ofNullable(
                                                        known.get(event.event().id())))
                                        .tell(
                                                "paythread.event.type",
                                                event.event().type())
                                        .tell("paythread.batch.events", events.size()))))
                .replaceWithVoid();
    }

    /** What was appended to the feed in this transaction goes on with them. */
    Uni<Void> passOn(Tx tx, int events, Steps steps) {
        Map<UUID, String> here = new LinkedHashMap<>();
        steps.open.forEach((id, step) -> step.context().ifPresent(context -> here.put(id, context)));
        return here.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.query(
                                PASS_ON,
                                here.keySet().toArray(UUID[]::new),
                                here.values().toArray(String[]::new),
                                events == 1)
                        .replaceWithVoid();
    }
}
