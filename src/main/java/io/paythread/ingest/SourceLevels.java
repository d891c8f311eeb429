package io.paythread.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.paythread.platform.metrics.Measurement;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Of each source that takes events: when it told something last, whether it is silent, and its open gaps. */
@Singleton
class SourceLevels implements Measurement {
    /** Open gaps of one source are counted up to here; beyond, it is enough to act. */
    private static final int MOST_GAPS = 1_000;

    /** A silence ends with the first delivery, before anybody has looked whether it did. */
    private static final String LEVELS =
            """
            select s.name, extract(epoch from $1::timestamptz - latest.received_at)::float8 as age,
                   case when r.silent_since is null then 0
                        when exists (select 1 from (select origin, received_at from inbound_event
                                                     where source_id = s.id order by id desc limit 100) d
                                      where d.origin = 'webhook' and d.received_at > r.silent_since) then 0
                        else extract(epoch from $1::timestamptz - r.silent_since) end::float8 as silent,
                   gaps.silence::float8 as silence, gaps.missing::float8 as missing
              from source s
              left join source_reconciliation r on r.source_id = s.id
              left join lateral (
                   select e.received_at from inbound_event e
                    where e.source_id = s.id order by e.id desc limit 1) latest on true
             cross join lateral (
                   select count(*) filter (where g.cause = 'silence') as silence,
                          count(*) filter (where g.cause = 'missing') as missing
                     from (select cause from source_gap where source_id = s.id and state = 'open' limit $3) g) gaps
             where s.state = 'active'
             order by s.name limit $2
            """;

    private final Clock clock;
    private final int mostSources;
    private final MultiGauge ages;
    private final MultiGauge silences;
    private final MultiGauge gaps;

    SourceLevels(MeterRegistry metrics, IngestConfig config, Clock clock) {
        this.clock = clock;
        this.mostSources = config.maxSources();
        this.ages = MultiGauge.builder("paythread.source.event.age")
                .description("Time since an event of the source arrived last, delivered or fetched")
                .baseUnit("seconds")
                .register(metrics);
        this.silences = MultiGauge.builder("paythread.source.silent")
                .description("For how long the source has delivered nothing, where that is less than usual; else 0")
                .baseUnit("seconds")
                .register(metrics);
        this.gaps = MultiGauge.builder("paythread.source.gaps")
                .description("Open gaps in what the source told, up to 1,000")
                .register(metrics);
    }

    /** One source. */
    record Levels(String source, Optional<Double> age, double silent, double silence, double missing) {}

    @Override
    public Uni<Void> take(Tx tx) {
        return tx.list(LEVELS, SourceLevels::from, GapStore.at(clock.instant()), (long) mostSources, (long) MOST_GAPS)
                .invoke(this::set)
                .replaceWithVoid();
    }

    private static Levels from(io.vertx.mutiny.sqlclient.Row row) {
        return new Levels(
                row.getString("name"),
                Optional.ofNullable(row.getDouble("age")).map(SourceLevels::past),
                past(row.getDouble("silent")),
                row.getDouble("silence"),
                row.getDouble("missing"));
    }

    /** Clocks of two replicas differ a little. */
    private static double past(double seconds) {
        return Math.max(seconds, 0);
    }

    private void set(List<Levels> all) {
        ages.register(
                all.stream()
                        .flatMap(one -> one.age().map(age -> Row.of(source(one), age)).stream())
                        .toList(),
                true);
        silences.register(
                all.stream().map(one -> Row.of(source(one), one.silent())).toList(), true);
        gaps.register(
                all.stream()
                        .flatMap(one -> Stream.of(
                                Row.of(source(one).and("cause", "silence"), one.silence()),
                                Row.of(source(one).and("cause", "missing"), one.missing())))
                        .toList(),
                true);
    }

    private static Tags source(Levels one) {
        return Tags.of("source", one.source());
    }

    @Override
    public void forget() {
        set(List.of());
    }
}
