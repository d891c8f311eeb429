package io.paythread.job;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.paythread.platform.metrics.Level;
import io.paythread.platform.metrics.Measurement;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many jobs there are in which state, how long the first has waited, and how jobs end. */
@Singleton
class JobCounts implements Measurement {
    /** Jobs are few: what is finished is forgotten after a while. */
    private static final String COUNTS =
            """
            select state, count(*)::float8 as jobs,
                   (count(*) filter (where state in ('queued', 'running') and failures >= $2))::float8 as failing,
                   greatest(coalesce(extract(epoch from $1::timestamptz
                       - min(run_after) filter (where state = 'queued')), 0), 0)::float8 as seconds
              from job group by state
            """;

    private final MeterRegistry metrics;
    private final Clock clock;
    private final Map<String, Level> jobs = new HashMap<>();
    private final Level lag;
    private final Level failing;
    private final Map<JobState, Counter> ended = new EnumMap<>(JobState.class);

    JobCounts(MeterRegistry metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
        JobState.wireNames()
                .forEach(state -> jobs.put(
                        state,
                        Level.of(metrics, "paythread.jobs", "", "Jobs that are known, by state", "state", state)));
        this.lag = Level.of(
                metrics, "paythread.job.lag", "seconds", "For how long the first job whose time has come has waited");
        this.failing = Level.of(
                metrics,
                "paythread.jobs.failing",
                "",
                "Jobs of the service itself of which eight steps in a row have failed, or more; they are tried again");
        Arrays.stream(JobState.values()).filter(JobState::finished).forEach(state -> ended.put(state, counter(state)));
    }

    private Counter counter(JobState state) {
        return Counter.builder("paythread.job.ended")
                .description("Jobs that this process has ended")
                .tag("state", state.wireName())
                .register(metrics);
    }

    /** A job has come to its end here. */
    void ended(JobState state) {
        Counter counter = ended.get(state);
        if (counter != null) {
            counter.increment();
        }
    }

    private record Count(String state, double jobs, double failing, double seconds) {}

    @Override
    public Uni<Void> take(Tx tx) {
        return tx.list(
                        COUNTS,
                        row -> new Count(
                                row.getString("state"),
                                row.getDouble("jobs"),
                                row.getDouble("failing"),
                                row.getDouble("seconds")),
                        JobStore.at(clock.instant()),
                        JobSteps.MOST_FAILURES)
                .invoke(this::set)
                .replaceWithVoid();
    }

    private void set(List<Count> counts) {
        jobs.values().forEach(level -> level.set(0));
        counts.forEach(count -> {
            Level level = jobs.get(count.state());
            if (level != null) {
                level.set(count.jobs());
            }
        });
        failing.set(counts.stream().mapToDouble(Count::failing).sum());
        lag.set(counts.stream().mapToDouble(Count::seconds).max().orElse(0));
    }

    @Override
    public void forget() {
        jobs.values().forEach(Level::forget);
        failing.forget();
        lag.forget();
    }
}
