package io.paythread.platform.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * The place below which every reader of log and feed stops: the oldest open transaction of the whole PostgreSQL server,
 * whoever it belongs to. While it stands still nothing new is projected or told.
 */
@Singleton
public class Horizon implements Measurement {
    private static final String NOW =
            """
            select pg_snapshot_xmin(s)::text::bigint as oldest, pg_snapshot_xmax(s)::text::bigint as next
              from pg_current_snapshot() s
            """;

    private final Held held = new Held();
    private final Level seconds;
    private final Level transactions;

    Horizon(MeterRegistry metrics) {
        this.seconds = Level.of(
                metrics,
                "paythread.horizon.lag",
                "seconds",
                "For how long the oldest open transaction has held back all readers of log and feed");
        this.transactions = Level.of(
                metrics,
                "paythread.horizon.lag.transactions",
                "",
                "Transactions that have begun since the oldest one that is open");
    }

    /** For how long it has stood still; empty while that is not known. */
    public Optional<Duration> held() {
        double now = seconds.value();
        return Double.isNaN(now) ? Optional.empty() : Optional.of(Duration.ofMillis((long) (now * 1000)));
    }

    @Override
    public Uni<Void> take(Tx tx) {
        return tx.first(NOW, row -> row)
                .invoke(found -> found.ifPresent(this::set))
                .replaceWithVoid();
    }

    private void set(Row row) {
        long oldest = row.getLong("oldest");
        long next = row.getLong("next");
        seconds.set(held.at(oldest, next, System.nanoTime()).toMillis() / 1000.0);
        transactions.set((double) (next - oldest));
    }

    @Override
    public void forget() {
        seconds.forget();
        transactions.forget();
    }
}
