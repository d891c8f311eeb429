package io.paythread.ingest;

import io.paythread.ingest.spi.SourceAdapter;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.vault.VaultException;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All sources, in memory, as the door needs them: a request asks no database which source it is for. Follows the
 * database within {@code paythread.ingest.source-refresh}, and at once where this replica made the change. While the
 * database is away the last state stands; nothing can be stored then anyway.
 */
@ApplicationScoped
class SourceDirectory {
    private static final Logger LOG = Logger.getLogger(SourceDirectory.class);

    /** Sources are never removed and each change raises a version, so that equal sums mean an equal table. */
    private static final String STAMP = "select count(*), coalesce(sum(version), 0)::bigint from source";

    private static final String READ =
            """
            select s.id, s.name, s.provider, s.state, s.tolerance_seconds, k.id as secret_id, k.sealed, k.expires_at
              from source s
              left join source_secret k on k.source_id = s.id
             order by s.id, k.created_at desc, k.id desc
            """;

    /** When the database has not answered by then, it is asked anew. */
    private static final long REFRESH_SECONDS = 10;

    private final Pool pool;
    private final SourceAdapters adapters;
    private final SourceSecrets vault;
    private final IngestConfig config;
    private final Vertx vertx;
    private final AtomicLong timer = new AtomicLong(-1);
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private volatile Snapshot snapshot = new Snapshot(new Stamp(-1, -1), Map.of(), Map.of());

    SourceDirectory(Pool pool, SourceAdapters adapters, SourceSecrets vault, IngestConfig config, Vertx vertx) {
        this.pool = pool;
        this.adapters = adapters;
        this.vault = vault;
        this.config = config;
        this.vertx = vertx;
    }

    /** Reads all sources, then follows the database. */
    Future<Void> start() {
        return refresh()
                .onSuccess(read ->
                        timer.set(vertx.setPeriodic(config.sourceRefresh().toMillis(), id -> refreshQuietly())));
    }

    void stop(@Observes ShutdownEvent stopping) {
        var unused = vertx.cancelTimer(timer.get());
    }

    private void refreshQuietly() {
        if (refreshing.compareAndSet(false, true)) {
            var unused = refresh()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(REFRESH_SECONDS, TimeUnit.SECONDS)
                    .whenComplete((done, failure) -> refreshed(failure));
        }
    }

    private void refreshed(@Nullable Throwable failure) {
        refreshing.set(false);
        if (failure != null) {
            LOG.debugf("sources not refreshed cause=%s", failure.getClass().getSimpleName());
        }
    }

    /** The source of that name or of that {@code sou_} id. */
    Optional<LiveSource> find(String nameOrId) {
        Snapshot now = snapshot;
        LiveSource byName = now.byName().get(nameOrId);
        return byName != null
                ? Optional.of(byName)
                : PublicId.parse(IdPrefix.SOURCE, nameOrId).map(id -> now.byId().get(id));
    }

    Optional<LiveSource> find(UUID id) {
        return Optional.ofNullable(snapshot.byId().get(id));
    }

    Collection<LiveSource> all() {
        return snapshot.byId().values();
    }

    /** Looks for changes. Where it fails the last state stands. */
    Future<Void> refresh() {
        // Not pool.query: the client's one-shot statements leave their timeout behind, which then fails once each.
        return pool.withConnection(connection -> connection.query(STAMP).execute())
                .map(SourceDirectory::stamp)
                .compose(stamp -> stamp.equals(snapshot.stamp()) ? Future.succeededFuture() : read(stamp))
                .otherwise(failure -> {
                    LOG.debugf(
                            "sources not refreshed cause=%s", failure.getClass().getSimpleName());
                    return null;
                });
    }

    private Future<Void> read(Stamp stamp) {
        return pool.query(READ).execute().map(rows -> {
            replace(snapshot(stamp, rows));
            return null;
        });
    }

    /** A slow reading must not bring back what a later one has replaced. */
    private synchronized void replace(Snapshot next) {
        if (!snapshot.stamp().isAfter(next.stamp())) {
            snapshot = next;
        }
    }

    private static Stamp stamp(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return new Stamp(row.getLong(0), row.getLong(1));
    }

    private Snapshot snapshot(Stamp stamp, RowSet<Row> rows) {
        Map<UUID, List<Row>> grouped = new LinkedHashMap<>();
        rows.forEach(row -> grouped.computeIfAbsent(row.getUUID("id"), id -> new ArrayList<>())
                .add(row));
        Map<String, LiveSource> byName = new HashMap<>();
        Map<UUID, LiveSource> byId = new HashMap<>();
        grouped.values().forEach(group -> source(group).ifPresent(source -> {
            byName.put(source.name(), source);
            byId.put(source.id(), source);
        }));
        return new Snapshot(stamp, byName, byId);
    }

    /** One source from its rows, one per secret. A source whose provider is no longer built in takes nothing. */
    private Optional<LiveSource> source(List<Row> rows) {
        Row first = rows.get(0);
        Optional<SourceAdapter> adapter = adapters.of(first.getString("provider"));
        if (adapter.isEmpty()) {
            LOG.warnf(
                    "source without adapter source=%s provider=%s",
                    first.getString("name"), first.getString("provider"));
        }
        return adapter.map(found -> new LiveSource(
                first.getUUID("id"),
                first.getString("name"),
                found,
                SourceState.of(first.getString("state")),
                Duration.ofSeconds(first.getInteger("tolerance_seconds")),
                rows.stream()
                        .filter(row -> row.getBuffer("sealed") != null)
                        .flatMap(row -> secret(row).stream())
                        .toList()));
    }

    /** One that does not open verifies nothing; the others go on. */
    private Optional<LiveSource.Secret> secret(Row row) {
        @Nullable OffsetDateTime expires = row.getOffsetDateTime("expires_at");
        try {
            String text =
                    vault.open(row.getUUID("secret_id"), row.getBuffer("sealed").getBytes());
            return Optional.of(
                    new LiveSource.Secret(text, Optional.ofNullable(expires).map(OffsetDateTime::toInstant)));
        } catch (VaultException e) {
            LOG.errorf("signing secret not opened source=%s error=%s", row.getString("name"), e.getMessage());
            return Optional.empty();
        }
    }

    private record Snapshot(Stamp stamp, Map<String, LiveSource> byName, Map<UUID, LiveSource> byId) {
        private Snapshot {
            byName = Map.copyOf(byName);
            byId = Map.copyOf(byId);
        }
    }

    /** Both only rise. */
    private record Stamp(long count, long versions) {
        boolean isAfter(Stamp other) {
            return count > other.count || versions > other.versions;
        }
    }
}
