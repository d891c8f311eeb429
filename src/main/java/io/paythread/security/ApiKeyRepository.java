package io.paythread.security;

import io.paythread.platform.net.Networks;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes keys for people. Called within a session. */
@ApplicationScoped
class ApiKeyRepository implements PanacheRepositoryBase<ApiKeyEntity, UUID> {
    private static final String ANNOUNCE = "notify " + KnownKeys.CHANNEL;

    /** The key of that id. */
    Uni<Optional<ApiKey>> read(UUID id) {
        return findById(id).map(ApiKeyRepository::key);
    }

    /** The key of that id, for changing it: others wait. */
    Uni<Optional<ApiKey>> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(ApiKeyRepository::key);
    }

    /** The latest first: at most so many, beyond the given id. */
    Uni<List<ApiKey>> list(Optional<UUID> beyond, boolean backward, int rows) {
        Parameters values = new Parameters();
        beyond.ifPresent(id -> values.and("beyond", id));
        String where = beyond.isEmpty() ? "" : backward ? "id > :beyond" : "id < :beyond";
        return find(where + (backward ? " order by id" : " order by id desc"), values)
                .range(0, rows - 1)
                .list()
                .map(found -> found.stream().map(ApiKeyRepository::present).toList());
    }

    /** Writes a new key. */
    Uni<ApiKey> insert(ApiKey key) {
        ApiKeyEntity entity = new ApiKeyEntity();
        entity.id = key.id();
        entity.createdBy = key.createdBy();
        entity.createdAt = key.createdAt();
        fill(entity, key);
        return persistAndFlush(entity).replaceWith(key);
    }

    /** Writes what can change of a key, and tells every replica when it is committed. */
    Uni<ApiKey> update(ApiKey key) {
        return findById(key.id())
                .invoke(entity -> fill(entity, key))
                .chain(entity -> persistAndFlush(entity))
                .chain(() -> getSession())
                .chain(session -> session.createNativeQuery(ANNOUNCE).executeUpdate())
                .replaceWith(key);
    }

    private static void fill(ApiKeyEntity entity, ApiKey key) {
        entity.name = key.name();
        entity.roles = key.roles().stream().map(Role::wireName).sorted().toArray(String[]::new);
        entity.scopes = key.scopes().stream().map(Scope::wireName).sorted().toArray(String[]::new);
        entity.networks = key.networks().texts().toArray(String[]::new);
        entity.updatedAt = key.updatedAt();
        entity.expiresAt = key.expiresAt().orElse(null);
        entity.revokedAt = key.revokedAt().orElse(null);
        entity.hash = key.current().hash();
        entity.last4 = key.current().last4();
        entity.previousHash = key.previous().map(ApiKey.Secret::hash).orElse(null);
        entity.previousLast4 = key.previous().map(ApiKey.Secret::last4).orElse(null);
        entity.previousExpiresAt =
                key.previous().flatMap(ApiKey.Secret::expiresAt).orElse(null);
        entity.version = key.version();
    }

    private static Optional<ApiKey> key(@Nullable ApiKeyEntity entity) {
        return Optional.ofNullable(entity).map(ApiKeyRepository::present);
    }

    private static ApiKey present(ApiKeyEntity entity) {
        return new ApiKey(
                entity.id,
                entity.name,
                ApiKeyStore.known(entity.roles, Role::ofWireName),
                ApiKeyStore.known(entity.scopes, Scope::ofWireName),
                Networks.of(List.of(entity.networks)),
                entity.createdBy,
                entity.createdAt,
                entity.updatedAt,
                Optional.ofNullable(entity.expiresAt),
                Optional.ofNullable(entity.revokedAt),
                Optional.ofNullable(entity.lastUsedAt),
                new ApiKey.Secret(entity.hash, entity.last4, Optional.empty()),
                previous(entity),
                entity.version);
    }

    private static Optional<ApiKey.Secret> previous(ApiKeyEntity entity) {
        byte[] hash = entity.previousHash;
        String last4 = entity.previousLast4;
        return hash == null || last4 == null
                ? Optional.empty()
                : Optional.of(new ApiKey.Secret(hash, last4, Optional.ofNullable(entity.previousExpiresAt)));
    }
}
