package io.paythread.ingest;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads and writes signing secrets. Called within a session. */
@ApplicationScoped
class SourceSecretRepository implements PanacheRepositoryBase<SourceSecretEntity, UUID> {
    private final SourceSecrets vault;

    SourceSecretRepository(SourceSecrets vault) {
        this.vault = vault;
    }

    /** The secrets of these sources, newest first. */
    Uni<List<SourceSecretEntity>> of(Collection<UUID> sources) {
        return sources.isEmpty()
                ? Uni.createFrom().item(List.of())
                : list("sourceId in ?1 order by createdAt desc, id desc", sources);
    }

    /** Adds a secret without an end. */
    Uni<Void> add(UUID id, UUID source, String text, Instant now) {
        SourceSecretEntity entity = new SourceSecretEntity();
        entity.id = id;
        entity.sourceId = source;
        entity.sealed = vault.seal(id, text);
        entity.createdAt = now;
        return persist(entity).replaceWithVoid();
    }

    /** Lets all secrets of a source end at that time, unless they end earlier; removes those that have ended by now. */
    Uni<Void> endAll(UUID source, Instant end, Instant now) {
        return of(List.of(source)).chain(rows -> {
            Uni<Void> done = Uni.createFrom().voidItem();
            for (SourceSecretEntity row : rows) {
                if (row.expiresAt == null || row.expiresAt.isAfter(end)) {
                    row.expiresAt = end;
                }
                if (!row.expiresAt.isAfter(now)) {
                    done = done.chain(() -> delete(row));
                }
            }
            return done.chain(() -> flush());
        });
    }

    /** Removes a secret at once. */
    Uni<Void> remove(UUID id) {
        return deleteById(id).replaceWithVoid();
    }
}
