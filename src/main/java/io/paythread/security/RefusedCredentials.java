package io.paythread.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.audit.Personal;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.problem.RequestId;
import io.paythread.platform.queue.Ending;
import io.paythread.platform.queue.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Writes down that a credential was refused, beside the request. Bounded: somebody who tries a million keys must not fill
 * the audit log, so beyond {@value #PER_MINUTE} in a minute they are only counted, and the count stands in the next row.
 * Requests without any credential are not written down: crawlers send those.
 */
@Singleton
class RefusedCredentials {
    /** Enough to see an attack and where it comes from. */
    static final int PER_MINUTE = 20;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Database database;
    private final AuditLog audit;
    private final Counter refused;
    private final ConcurrentLinkedQueue<AuditEntry> waiting = new ConcurrentLinkedQueue<>();
    private final Loop writing = new Loop("refused-credentials", AGAIN, this::write);

    // Guarded by this.
    private long minuteBegan = System.nanoTime();
    private int written;
    private long suppressed;

    RefusedCredentials(Database database, AuditLog audit, MeterRegistry metrics) {
        this.database = database;
        this.audit = audit;
        this.refused = Counter.builder("paythread.credentials.refused")
                .description("Requests whose credential was refused")
                .register(metrics);
    }

    /** A credential that this request showed was refused. Returns at once. */
    void note(RoutingContext context) {
        refused.increment();
        long left = admit();
        if (left >= 0) {
            waiting.add(entry(context, left));
            writing.wake();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        Ending.await("refused-credentials", writing.stop(), PATIENCE);
    }

    /** How many were not written down since the last one was; negative when this one is not either. */
    private synchronized long admit() {
        long now = System.nanoTime();
        if (now - minuteBegan > MINUTE.toNanos()) {
            minuteBegan = now;
            written = 0;
        }
        if (written >= PER_MINUTE) {
            suppressed++;
            return -1;
        }
        written++;
        long left = suppressed;
        suppressed = 0;
        return left;
    }

    private static AuditEntry entry(RoutingContext context, long left) {
        String key = BearerToken.of(context)
                .flatMap(ApiKeyText::parse)
                .map(ApiKeyText::toString)
                .orElse("unknown");
        return new AuditEntry(
                "anonymous",
                "credential.refuse",
                "credential",
                key,
                Map.of(),
                Map.of(
                        "address",
                        new Personal(
                                String.valueOf(context.request().remoteAddress().hostAddress())),
                        "not_written_before",
                        left),
                null,
                RequestId.of(context));
    }

    private Uni<Loop.Next> write() {
        List<AuditEntry> now = new ArrayList<>(waiting);
        if (now.isEmpty()) {
            return Uni.createFrom().item(Loop.Next.WAIT);
        }
        return database.inTransaction(tx -> {
                    Uni<Void> done = Uni.createFrom().voidItem();
                    for (AuditEntry entry : now) {
                        done = done.chain(() -> audit.append(tx, entry));
                    }
                    return done;
                })
                .invoke(() -> waiting.removeAll(now))
                .replaceWith(Loop.Next.WAIT);
    }
}
