package io.paythread.reconcile;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.paythread.ingest.spi.FetchAnswer;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is counted of asking providers. */
@Singleton
class ReconcileMetrics {
    private final Map<String, Counter> calls;
    private final Counter stored;
    private final Counter recovered;

    ReconcileMetrics(MeterRegistry registry) {
        this.calls = Stream.of(
                        FetchAnswer.Page.class,
                        FetchAnswer.Later.class,
                        FetchAnswer.Failed.class,
                        FetchAnswer.Refused.class)
                .map(ReconcileMetrics::word)
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), word -> Counter.builder("paythread.reconcile.calls")
                                .description("Calls of providers' APIs to fetch events")
                                .tag("answer", word)
                                .register(registry)));
        this.stored = Counter.builder("paythread.reconcile.stored")
                .description("Items that were fetched and new")
                .register(registry);
        this.recovered = Counter.builder("paythread.reconcile.recovered")
                .description("Events that came by asking and had not come by themselves")
                .register(registry);
    }

    /** A call ended. */
    void answered(FetchAnswer answer) {
        Counter counter = calls.get(word(answer.getClass()));
        if (counter != null) {
            counter.increment();
        }
    }

    /** A page was stored. */
    void stored(int fresh, int lacking) {
        stored.increment(fresh);
        recovered.increment(lacking);
    }

    private static String word(Class<?> answer) {
        return answer.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
