package io.paythread.ingest;

import io.paythread.ingest.spi.SourceKind;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes sources; secrets only go in. Called within a session. */
@ApplicationScoped
class SourceRepository implements PanacheRepositoryBase<SourceEntity, UUID> {
    private static final String LOCK = "lock table source in share row exclusive mode";

    private final SourceSecretRepository secrets;

    SourceRepository(SourceSecretRepository secrets) {
        this.secrets = secrets;
    }

    /** One replica after the other: until the end of the transaction nobody else writes sources. Reading goes on. */
    Uni<Void> lockAll() {
        return getSession()
                .chain(session -> session.createNativeQuery(LOCK).executeUpdate())
                .replaceWithVoid();
    }

    /** The source of that id. */
    Uni<Optional<Source>> read(UUID id) {
        return findById(id).chain(this::completed);
    }

    /** The source of that id, for changing it: others wait. */
    Uni<Optional<Source>> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).chain(this::completed);
    }

    /** The source of that name, for changing it: others wait. */
    Uni<Optional<Source>> lockByName(String name) {
        return find("name", name)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .chain(this::completed);
    }

    /** Sources in one of the states, in the order of their ids: at most so many, beyond the given id. */
    Uni<List<Source>> list(
            List<SourceState> states, Optional<String> name, Optional<UUID> beyond, boolean backward, int rows) {
        Parameters values = Parameters.with(
                "states", states.stream().map(SourceState::wireName).toList());
        StringBuilder where = new StringBuilder("state in :states");
        name.ifPresent(text -> {
            where.append(" and name = :name");
            values.and("name", text);
        });
        beyond.ifPresent(id -> {
            where.append(backward ? " and id < :beyond" : " and id > :beyond");
            values.and("beyond", id);
        });
        return find(where + (backward ? " order by id desc" : " order by id"), values)
                .range(0, rows - 1)
                .list()
                .chain(this::completed);
    }

    /** All that the configuration keeps. */
    Uni<List<Source>> managedBy(ManagedBy keeper) {
        return list("managedBy", keeper.wireName()).chain(this::completed);
    }

    /** Writes a new source. */
    Uni<Source> insert(Source source) {
        SourceEntity entity = new SourceEntity();
        entity.id = source.id();
        entity.name = source.name();
        entity.provider = source.provider();
        entity.kind = source.kind().wireName();
        entity.createdAt = source.createdAt();
        fill(entity, source);
        return persistAndFlush(entity).replaceWith(source);
    }

    /** Writes what can change of a source. */
    Uni<Source> update(Source source) {
        return findById(source.id())
                .invoke(entity -> fill(entity, source))
                .chain(entity -> persistAndFlush(entity))
                .chain(this::completed)
                .map(Optional::orElseThrow);
    }

    private static void fill(SourceEntity entity, Source source) {
        entity.managedBy = source.managedBy().wireName();
        entity.state = source.state().wireName();
        entity.description = source.description().orElse(null);
        entity.toleranceSeconds = Math.toIntExact(source.tolerance().toSeconds());
        entity.version = source.version();
        entity.updatedAt = source.updatedAt();
    }

    private Uni<Optional<Source>> completed(@Nullable SourceEntity entity) {
        return entity == null
                ? Uni.createFrom().item(Optional.empty())
                : completed(List.of(entity)).map(sources -> Optional.of(sources.get(0)));
    }

    private Uni<List<Source>> completed(List<SourceEntity> entities) {
        List<UUID> ids = entities.stream().map(entity -> entity.id).toList();
        return secrets.of(ids).map(found -> {
            Map<UUID, List<SourceSecretEntity>> bySource =
                    found.stream().collect(Collectors.groupingBy(secret -> secret.sourceId));
            Function<SourceEntity, Source> complete =
                    entity -> source(entity, bySource.getOrDefault(entity.id, List.of()));
            return entities.stream().map(complete).toList();
        });
    }

    private static Source source(SourceEntity entity, List<SourceSecretEntity> secrets) {
        return new Source(
                entity.id,
                entity.name,
                entity.provider,
                SourceKind.valueOf(entity.kind.toUpperCase(Locale.ROOT)),
                ManagedBy.of(entity.managedBy),
                SourceState.of(entity.state),
                Optional.ofNullable(entity.description),
                Duration.ofSeconds(entity.toleranceSeconds),
                entity.version,
                entity.createdAt,
                entity.updatedAt,
                secrets.stream().map(SourceRepository::mark).toList());
    }

    private static Source.SecretMark mark(SourceSecretEntity secret) {
        return new Source.SecretMark(secret.id, secret.createdAt, Optional.ofNullable(secret.expiresAt));
    }
}
