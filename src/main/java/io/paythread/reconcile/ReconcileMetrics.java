package io.paythread.reconcile;

import io.micrometer.core.instrument.MeterRegistry;
import io.paythread.ingest.spi.FetchAnswer;
import jakarta.inject.Singleton;
import java.util.Locale;

/** What is counted of asking providers. Tags are names of sources and fixed words. */
@Singleton
class ReconcileMetrics {
    private final MeterRegistry registry;

    ReconcileMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A call ended. */
    void answered(String source, FetchAnswer answer) {
        String word = answer.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        registry.counter("paythread.reconcile.calls", "source", source, "answer", word)
                .increment();
    }

    /** A page was stored. */
    void stored(String source, int fresh, int recovered) {
        registry.counter("paythread.reconcile.stored", "source", source).increment(fresh);
        registry.counter("paythread.reconcile.recovered", "source", source).increment(recovered);
    }
}
