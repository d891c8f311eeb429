package io.paythread.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.paythread.platform.metrics.Level;
import io.paythread.platform.metrics.Measurement;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;

/** How many events could not be projected. */
@Singleton
class AsideEvents implements Measurement {
    /** Counted up to here; beyond, it is enough to act. */
    private static final int MOST = 10_000;

    private static final String COUNTS =
            """
            select (select count(*) from (select from inbound_outcome where state = 'dead' limit $1) d)::float8 as dead,
                   (select count(*) from (select from inbound_outcome where state = 'needs_fetch' limit $1) f)::float8
                       as thin
            """;

    private final Level dead;
    private final Level thin;

    AsideEvents(MeterRegistry metrics) {
        this.dead = Level.of(metrics, "paythread.dead.letters", "", "Events that could not be projected, up to 10,000");
        this.thin = Level.of(
                metrics,
                "paythread.thin.events",
                "",
                "Events without their object, which is yet to be fetched, up to 10,000");
    }

    @Override
    public Uni<Void> take(Tx tx) {
        return tx.first(COUNTS, row -> row, MOST)
                .invoke(found -> found.ifPresent(this::set))
                .replaceWithVoid();
    }

    private void set(Row row) {
        dead.set(row.getDouble("dead"));
        thin.set(row.getDouble("thin"));
    }

    @Override
    public void forget() {
        dead.forget();
        thin.forget();
    }
}
