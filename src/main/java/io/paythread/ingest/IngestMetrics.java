package io.paythread.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.paythread.ingest.spi.SourceKind;
import io.paythread.ingest.spi.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What the door counts. Tags are names of sources and fixed words, never ids. */
@ApplicationScoped
class IngestMetrics implements GroupCommit.Watcher {
    /** Around what is promised (a tenth of a second) and where providers give up (ten seconds). */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private static final Map<String, String> MEANING = Map.of(
            "paythread.ingest.received", "Webhooks whose body has been read",
            "paythread.ingest.stored", "Events that became durable",
            "paythread.ingest.duplicates", "Events that were there before",
            "paythread.ingest.redacted", "Card numbers, codes and dates that were taken out of events",
            "paythread.ingest.refused", "Webhooks that were turned away and are not worth a repetition",
            "paythread.ingest.not.stored", "Webhooks that the provider was asked to send again");

    private final MeterRegistry registry;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final DistributionSummary batchSize;
    private final Timer committed;
    private final Timer failed;
    private final Map<String, Timer> requests = new ConcurrentHashMap<>();

    IngestMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.batchSize = DistributionSummary.builder("paythread.ingest.commit.size")
                .description("Events of one commit")
                .register(registry);
        this.committed = commitTimer("committed");
        this.failed = commitTimer("failed");
        for (SourceKind kind : SourceKind.values()) {
            for (Answered outcome : Answered.values()) {
                requests.put(kind.wireName() + ' ' + outcome, requestTimer(kind, outcome));
            }
        }
    }

    private Timer commitTimer(String result) {
        return Timer.builder("paythread.ingest.commit")
                .description("Time from sending a batch to its durable commit")
                .tag("result", result)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private Timer requestTimer(SourceKind kind, Answered outcome) {
        return Timer.builder("paythread.ingest.requests")
                .description("Time from the last byte of a webhook to its answer")
                .tag("kind", kind.wireName())
                .tag("outcome", word(outcome))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** What a webhook whose body was read is answered. */
    enum Answered {
        /** Something of it was new and is durable. */
        STORED,
        /** All of it was there before. */
        DUPLICATE,
        /** The provider did not sign it, or not now. */
        REFUSED,
        /** The provider is asked to send it again. */
        NOT_STORED
    }

    /** A webhook is answered. */
    void answered(LiveSource source, Answered outcome, long sinceNanos) {
        Timer timer = requests.get(source.adapter().kind().wireName() + ' ' + outcome);
        if (timer != null) {
            timer.record(System.nanoTime() - sinceNanos, TimeUnit.NANOSECONDS);
        }
    }

    /** A whole request has arrived. With the first of a source all its counters begin at nought. */
    void received(String source) {
        if (!counters.containsKey("paythread.ingest.received" + ' ' + source + ' ')) {
            begin(source);
        }
        counter("paythread.ingest.received", source, "", "").increment();
    }

    /** A counter that appears with its first event hides that event from whoever asks for rates. */
    private void begin(String source) {
        counter("paythread.ingest.stored", source, "", "").increment(0);
        counter("paythread.ingest.duplicates", source, "", "").increment(0);
        counter("paythread.ingest.redacted", source, "", "").increment(0);
        for (Verdict.Reason reason : Verdict.Reason.values()) {
            counter("paythread.ingest.refused", source, "reason", word(reason)).increment(0);
        }
        for (Outcome.Cause cause : Outcome.Cause.values()) {
            counter("paythread.ingest.not.stored", source, "cause", word(cause)).increment(0);
        }
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
    void queue(Supplier<Number> events, Supplier<Number> bytes, int mostEvents, long mostBytes) {
        Gauge unusedMost = Gauge.builder("paythread.ingest.queue.limit.events", () -> mostEvents)
                .description("Events that may wait; beyond, requests are turned away")
                .register(registry);
        Gauge unusedBytes = Gauge.builder("paythread.ingest.queue.limit.bytes", () -> mostBytes)
                .description("Bytes that may wait; beyond, requests are turned away")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("paythread.ingest.queue.events", events)
                .description("Events that wait for their commit, or are under way")
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
            Counter.Builder builder = Counter.builder(name)
                    .description(MEANING.getOrDefault(name, ""))
                    .tag("source", source);
            return (tag.isEmpty() ? builder : builder.tag(tag, value)).register(registry);
        });
    }

    static String word(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
