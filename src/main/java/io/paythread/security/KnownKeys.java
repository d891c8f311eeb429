package io.paythread.security;

import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Wakeups;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keys by id, believed for less than a second: a revoked key stops within one on every replica. A change is announced
 * too, so that mostly it stops at once.
 */
@Singleton
class KnownKeys {
    /** The channel on which replicas tell each other that keys have changed. */
    static final String CHANNEL = "paythread_api_key";

    private static final Duration BELIEVED = Duration.ofMillis(900);

    private final Database database;
    private final ApiKeyStore store;
    private final Wakeups wakeups;
    private final Duration believed;
    /** Only keys that exist are kept, so it has as many entries as the table has rows. */
    private final ConcurrentMap<UUID, Known> cache = new ConcurrentHashMap<>();
    /** Rises with each announcement: what was read before it is not kept. */
    private final AtomicLong announcements = new AtomicLong();

    @Inject
    KnownKeys(Database database, ApiKeyStore store, Wakeups wakeups) {
        this(database, store, wakeups, BELIEVED);
    }

    KnownKeys(Database database, ApiKeyStore store, Wakeups wakeups, Duration believed) {
        this.database = database;
        this.store = store;
        this.wakeups = wakeups;
        this.believed = believed;
    }

    private record Known(ApiKey key, long readAtNanos) {}

    void listen(@Observes StartupEvent event) {
        wakeups.listen(CHANNEL, this::forget);
    }

    /** Believes nothing any more. */
    void forget() {
        announcements.incrementAndGet();
        cache.clear();
    }

    Uni<Optional<ApiKey>> find(UUID id) {
        Known known = cache.get(id);
        // Not the clock's time: a clock that is set back would keep a revoked key alive.
        long now = System.nanoTime();
        if (known != null && now - known.readAtNanos() < believed.toNanos()) {
            return Uni.createFrom().item(Optional.of(known.key()));
        }
        long before = announcements.get();
        return database.reading(tx -> store.find(tx, id)).invoke(found -> keep(id, found, now, before));
    }

    private void keep(UUID id, Optional<ApiKey> found, long readAtNanos, long before) {
        cache.remove(id);
        found.filter(key -> announcements.get() == before).ifPresent(key -> cache.put(id, new Known(key, readAtNanos)));
    }
}
