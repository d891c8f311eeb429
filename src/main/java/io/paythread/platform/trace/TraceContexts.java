package io.paythread.platform.trace;

import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.queue.Ending;
import io.paythread.platform.queue.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** To which trace an event, a row of the feed or a message belongs. Asks and writes nothing while traces are off. */
@Singleton
public class TraceContexts {
    /**
     * Adds those of events that became durable in the same statement: behind a part {@code stored (id)}, with ids and
     * contexts as the parameters that come next.
     */
    public static final String KEEP_STORED =
            """
            insert into trace_context (id, traceparent, kept_at)
            select c.id, c.traceparent, now()
              from unnest(%s::uuid[], %s::text[]) as c (id, traceparent) join stored on stored.id = c.id
            """;

    private static final String KEEP =
            """
            insert into trace_context (id, traceparent, kept_at)
            select id, traceparent, now() from unnest($1::uuid[], $2::text[]) as c (id, traceparent)
            on conflict (id) do nothing
            """;
    private static final String FIND = "select id, traceparent from trace_context where id = any($1)";
    private static final String FORGET =
            """
            delete from trace_context where id in (
                select id from trace_context where kept_at < now() - make_interval(secs => $1) order by kept_at limit $2
                   for update skip locked)
            """;

    private static final Duration CLEANING = Duration.ofMinutes(10);
    private static final Duration STOP = Duration.ofSeconds(2);
    private static final int AT_ONCE = 5_000;

    private final Database database;
    private final Tracing tracing;
    private final TraceConfig config;
    private final Loop cleaning;

    TraceContexts(Database database, Tracing tracing, TraceConfig config) {
        this.database = database;
        this.tracing = tracing;
        this.config = config;
        this.cleaning = new Loop("trace-cleaning", CLEANING, this::clean);
    }

    /** Also where traces are off by now: what was kept before goes. */
    void start(@Observes StartupEvent event) {
        cleaning.start();
    }

    void stop(@Observes ShutdownEvent event) {
        Ending.await("trace cleaning", cleaning.stop(), STOP);
    }

    /** Those that are known. */
    public Uni<Map<UUID, String>> of(Tx tx, Collection<UUID> ids) {
        if (!tracing.isOn() || ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.list(FIND, row -> Map.entry(row.getUUID(0), row.getString(1)), (Object) ids.toArray(UUID[]::new))
                .map(found ->
                        found.stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** As above, on a connection of its own. */
    public Uni<Map<UUID, String>> of(Collection<UUID> ids) {
        return tracing.isOn()
                ? database.reading(tx -> of(tx, ids))
                : Uni.createFrom().item(Map.of());
    }

    /** Keeps them with the transaction. */
    public Uni<Void> keep(Tx tx, Map<UUID, String> contexts) {
        return contexts.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.query(
                                KEEP,
                                contexts.keySet().toArray(UUID[]::new),
                                contexts.values().toArray(String[]::new))
                        .replaceWithVoid();
    }

    private Uni<Loop.Next> clean() {
        return database.inTransaction(tx -> tx.update(FORGET, config.keep().toMillis() / 1_000.0, AT_ONCE))
                .map(gone -> gone == AT_ONCE ? Loop.Next.AGAIN : Loop.Next.WAIT);
    }
}
