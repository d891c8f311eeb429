package io.paythread.platform.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.paythread.platform.metrics.Measurement;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** How far behind the durable readers of the feed are. */
@Singleton
class ReaderLags implements Measurement {
    /** Rows are counted up to here for each reader; beyond, it is enough to act. */
    private static final int MOST = 10_000;

    private static final String LAGS =
            """
            select r.name, count(f.recorded_at)::float8 as rows,
                   greatest(coalesce(extract(epoch from now() - min(f.recorded_at)), 0), 0)::float8 as seconds
              from feed_reader r
              left join lateral (
                   select e.recorded_at from feed_entry e
                    where (e.xid, e.seq) > (r.xid, r.seq)
                    order by e.xid, e.seq limit $1) f on true
             group by r.name
            """;

    private final MultiGauge seconds;
    private final MultiGauge rows;

    ReaderLags(MeterRegistry metrics) {
        this.seconds = MultiGauge.builder("paythread.feed.reader.lag")
                .description("Age of the oldest row of the feed that a reader has not worked off")
                .baseUnit("seconds")
                .register(metrics);
        this.rows = MultiGauge.builder("paythread.feed.reader.waiting")
                .description("Rows of the feed that a reader has not worked off, up to 10,000")
                .baseUnit("rows")
                .register(metrics);
    }

    private record Lag(String reader, double rows, double seconds) {}

    @Override
    public Uni<Void> take(Tx tx) {
        return tx.list(
                        LAGS,
                        row -> new Lag(row.getString("name"), row.getDouble("rows"), row.getDouble("seconds")),
                        MOST)
                .invoke(this::set)
                .replaceWithVoid();
    }

    private void set(List<Lag> lags) {
        seconds.register(
                lags.stream().map(lag -> Row.of(tags(lag), lag.seconds())).toList(), true);
        rows.register(lags.stream().map(lag -> Row.of(tags(lag), lag.rows())).toList(), true);
    }

    private static Tags tags(Lag lag) {
        return Tags.of("reader", lag.reader());
    }

    @Override
    public void forget() {
        set(List.of());
    }
}
