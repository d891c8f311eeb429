package io.paythread.security;

import io.paythread.platform.postgres.Database;
import io.paythread.platform.queue.Ending;
import io.paythread.platform.queue.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Remembers when keys were last used, by the hour, so that people find those that nobody needs any more. Written beside
 * the request, which neither waits for it nor fails with it; an hour may be missing after a crash.
 */
@Singleton
class KeyUses {
    /** How soon a use is tried again that could not be written. */
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Database database;
    private final ApiKeyStore store;
    private final Clock clock;
    /** The last hour of each key that this process has seen; as many entries as there are keys. */
    private final ConcurrentMap<UUID, Instant> noted = new ConcurrentHashMap<>();

    private final ConcurrentMap<UUID, Instant> unwritten = new ConcurrentHashMap<>();
    private final Loop writing = new Loop("key-uses", AGAIN, this::write);

    KeyUses(Database database, ApiKeyStore store, Clock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /** The key was used now. */
    void note(ApiKey key) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        boolean isNew = !hour.equals(noted.put(key.id(), hour));
        if (isNew && key.lastUsedAt().filter(last -> !last.isBefore(hour)).isEmpty()) {
            unwritten.put(key.id(), hour);
            writing.wake();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        Ending.await("key-uses", writing.stop(), PATIENCE);
    }

    private Uni<Loop.Next> write() {
        Map<UUID, Instant> now = Map.copyOf(unwritten);
        if (now.isEmpty()) {
            return Uni.createFrom().item(Loop.Next.WAIT);
        }
        return database.inTransaction(tx -> {
                    Uni<Void> done = Uni.createFrom().voidItem();
                    for (var use : now.entrySet()) {
                        done = done.chain(() -> store.used(tx, use.getKey(), use.getValue()));
                    }
                    return done;
                })
                .invoke(() -> now.forEach(unwritten::remove))
                .replaceWith(Loop.Next.WAIT);
    }
}
