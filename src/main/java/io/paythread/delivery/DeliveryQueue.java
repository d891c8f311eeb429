package io.paythread.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.paythread.platform.metrics.Level;
import io.paythread.platform.metrics.Measurement;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;

/** How much waits to be sent, and to whom nothing is sent. */
@Singleton
class DeliveryQueue implements Measurement {
    /** Counted up to here; beyond, it is enough to act. */
    private static final int MOST = 10_000;

    /** Of those whose endpoint takes messages at all: what waits for a paused one is no backlog of ours. */
    private static final String WAITING =
            """
            select count(*)::float8 as messages,
                   greatest(coalesce(extract(epoch from $2::timestamptz - min(due_at)), 0), 0)::float8 as seconds
              from (select m.due_at from webhook_message m join webhook_endpoint e on e.id = m.endpoint_id
                     where m.state = 'pending' and m.due_at <= $2 and e.state = 'active' limit $1) due
            """;

    private static final String ENDPOINTS =
            """
            select count(*) filter (where state = 'active' and failures > 0)::float8 as failing,
                   count(*) filter (where state = 'disabled')::float8 as disabled
              from webhook_endpoint
            """;

    private final Clock clock;
    private final Level waiting;
    private final Level oldest;
    private final Level failing;
    private final Level disabled;

    DeliveryQueue(MeterRegistry metrics, Clock clock) {
        this.clock = clock;
        this.waiting = Level.of(
                metrics, "paythread.delivery.due", "messages", "Messages whose time to be sent has come, up to 10,000");
        this.oldest =
                Level.of(metrics, "paythread.delivery.lag", "seconds", "For how long the oldest of them has been due");
        this.failing = endpoints(metrics, "failing");
        this.disabled = endpoints(metrics, "disabled");
    }

    private static Level endpoints(MeterRegistry metrics, String state) {
        return Level.of(
                metrics,
                "paythread.delivery.endpoints",
                "",
                "Endpoints that do not take what they are sent",
                "state",
                state);
    }

    @Override
    public Uni<Void> take(Tx tx) {
        return tx.first(WAITING, row -> row, MOST, EndpointStore.time(clock.instant()))
                .invoke(found -> found.ifPresent(this::setWaiting))
                .chain(() -> tx.first(ENDPOINTS, row -> row))
                .invoke(found -> found.ifPresent(this::setEndpoints))
                .replaceWithVoid();
    }

    private void setWaiting(Row row) {
        waiting.set(row.getDouble("messages"));
        oldest.set(row.getDouble("seconds"));
    }

    private void setEndpoints(Row row) {
        failing.set(row.getDouble("failing"));
        disabled.set(row.getDouble("disabled"));
    }

    @Override
    public void forget() {
        waiting.forget();
        oldest.forget();
        failing.forget();
        disabled.forget();
    }
}
