package io.paythread.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What the door counts. Tags are names of sources and fixed words, never ids. */
@ApplicationScoped
class IngestMetrics implements GroupCommit.Watcher {
    private final MeterRegistry registry;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final DistributionSummary batchSize;
    private final Timer committed;
    private final Timer failed;

    IngestMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.batchSize = DistributionSummary.builder("paythread.ingest.commit.size")
                .description("Events of one commit")
                .register(registry);
        this.committed = commitTimer("committed");
        this.failed = commitTimer("failed");
    }

    private Timer commitTimer(String result) {
        return Timer.builder("paythread.ingest.commit")
                .description("Time from sending a batch to its durable commit")
                .tag("result", result)
                .register(registry);
    }

    /** A whole request has arrived. */
    void received(String source) {
        counter("paythread.ingest.received", source, "", "").increment();
    }

    /** A request's events are durable. */
    void stored(String source, Outcome.Stored outcome) {
        counter("paythread.ingest.stored", source, "", "").increment(outcome.stored());
        counter("paythread.ingest.duplicates", source, "", "").increment(outcome.duplicates());
    }

    /** Card numbers, codes and dates were taken out of an event. */
    void redacted(String source, int pieces) {
        if (pieces > 0) {
            counter("paythread.ingest.redacted", source, "", "").increment(pieces);
        }
    }

    /** A request was turned away and is not worth a repetition. */
    void refused(String source, String reason) {
        counter("paythread.ingest.refused", source, "reason", reason).increment();
    }

    /** A request could not be stored; the provider was asked to send it again. */
    void notStored(String source, Outcome.Cause cause) {
        counter("paythread.ingest.not.stored", source, "cause", word(cause)).increment();
    }

    /** Watches the queue. */
    void queue(Supplier<Number> events, Supplier<Number> bytes) {
        Gauge.builder("paythread.ingest.queue.events", events)
                .description("Events that wait for their commit")
                .register(registry);
        Gauge.builder("paythread.ingest.queue.bytes", bytes)
                .description("Bytes that wait for their commit")
                .baseUnit("bytes")
                .register(registry);
    }

    @Override
    public void batch(int events, long nanos, boolean unsuccessful) {
        batchSize.record(events);
        (unsuccessful ? failed : committed).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Counter counter(String name, String source, String tag, String value) {
        return counters.computeIfAbsent(name + ' ' + source + ' ' + value, key -> {
            Counter.Builder builder = Counter.builder(name).tag("source", source);
            return (tag.isEmpty() ? builder : builder.tag(tag, value)).register(registry);
        });
    }

    /** What was counted of one source since the start of the process. */
    SourceHealthView.Door tally(String source) {
        return new SourceHealthView.Door(
                sum("paythread.ingest.received", source),
                sum("paythread.ingest.stored", source),
                sum("paythread.ingest.duplicates", source),
                by("paythread.ingest.refused", source, "reason"),
                by("paythread.ingest.not.stored", source, "cause"));
    }

    private long sum(String name, String source) {
        return registry.find(name).tag("source", source).counters().stream()
                .mapToLong(counter -> (long) counter.count())
                .sum();
    }

    private Map<String, Long> by(String name, String source, String tag) {
        Map<String, Long> counts = new TreeMap<>();
        registry.find(name)
                .tag("source", source)
                .counters()
                .forEach(counter -> counts.put(counter.getId().getTag(tag), (long) counter.count()));
        return counts;
    }

    static String word(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
