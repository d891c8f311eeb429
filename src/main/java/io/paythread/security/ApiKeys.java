package io.paythread.security;

import io.paythread.platform.postgres.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Says whose key it is. A revoked key stops within a second: a row is not believed for longer. */
@Singleton
class ApiKeys {
    private static final Duration BELIEVED = Duration.ofSeconds(1);

    private final BootstrapKey bootstrap;
    private final Database database;
    private final ApiKeyStore store;
    private final Clock clock;
    /** Only keys that exist are kept, so it has as many entries as the table has rows. */
    private final ConcurrentMap<UUID, Known> cache = new ConcurrentHashMap<>();

    ApiKeys(BootstrapKey bootstrap, Database database, ApiKeyStore store, Clock clock) {
        this.bootstrap = bootstrap;
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /** The actor that a bearer token stands for; empty where it stands for nobody. */
    Uni<Optional<String>> actorOf(String token) {
        byte[] hash = ApiKeyText.hash(token);
        if (bootstrap.matches(hash)) {
            return Uni.createFrom().item(Optional.of("key:bootstrap"));
        }
        return ApiKeyText.parse(token)
                .map(key -> find(key.id()).map(row -> row.flatMap(known -> known.actor(hash, clock.instant()))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<ApiKey>> find(UUID id) {
        Known known = cache.get(id);
        // Not the clock's time: a clock that is set back would keep a revoked key alive.
        long now = System.nanoTime();
        if (known != null && now - known.readAtNanos() < BELIEVED.toNanos()) {
            return Uni.createFrom().item(Optional.of(known.key()));
        }
        return database.reading(tx -> store.find(tx, id))
                .invoke(row -> row.ifPresentOrElse(key -> cache.put(id, new Known(key, now)), () -> cache.remove(id)));
    }

    private record Known(ApiKey key, long readAtNanos) {}
}
