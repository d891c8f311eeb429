package io.paythread.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.paythread.delivery.Verdict.Kind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What attempts take and what comes of them, over all endpoints. */
@Singleton
class DeliveryMetrics {
    private final Map<Kind, Timer> attempts = new EnumMap<>(Kind.class);

    DeliveryMetrics(MeterRegistry registry) {
        for (Kind kind : Kind.values()) {
            attempts.put(
                    kind,
                    Timer.builder("paythread.delivery.attempts")
                            .description("Time from sending a message to what came of it")
                            .tag("result", kind.name().toLowerCase(Locale.ROOT))
                            .serviceLevelObjectives(
                                    Duration.ofMillis(100),
                                    Duration.ofMillis(500),
                                    Duration.ofSeconds(1),
                                    Duration.ofSeconds(5),
                                    Duration.ofSeconds(15))
                            .register(registry));
        }
    }

    /** An attempt has ended. */
    void ended(Kind kind, Duration taken) {
        Timer timer = attempts.get(kind);
        if (timer != null) {
            timer.record(taken.isNegative() ? Duration.ZERO : taken);
        }
    }
}
