package io.paythread.credential;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.platform.vault.Place;
import io.paythread.platform.vault.SealedColumn;
import io.paythread.platform.vault.SealedColumns;
import io.paythread.platform.vault.Vault;
import io.paythread.security.Caller;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keys with which providers' APIs are called. They go in, sealed, and never come out again. */
@Singleton
public class ProviderKeys implements SealedColumns {
    private static final String TABLE = "provider_credential";
    private static final String COLUMN = "sealed";
    private static final int SHOWN = 4;

    private static final String PROVIDER = "select provider from source where id = $1 and state <> 'deleted'";

    private static final String PUT =
            """
            insert into provider_credential (source_id, sealed, last_four, created_by, created_at, account)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (source_id) do update
            set sealed = excluded.sealed, last_four = excluded.last_four, created_by = excluded.created_by,
                created_at = excluded.created_at, account = excluded.account
            """;

    private static final String FIND = "select sealed, account from provider_credential where source_id = $1";
    private static final String HOLDERS = "select source_id, created_at from provider_credential";
    private static final String DELETE = "delete from provider_credential where source_id = $1";

    private final Database database;
    private final Vault vault;
    private final AuditLog audit;
    private final Clock clock;
    private final Set<String> providers;
    private final Set<String> providersWithAccount;

    ProviderKeys(Database database, Vault vault, AuditLog audit, Clock clock, @All List<KeyUse> uses) {
        this.database = database;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
        this.providers =
                uses.stream().flatMap(use -> use.providers().stream()).collect(Collectors.toCollection(TreeSet::new));
        this.providersWithAccount = uses.stream()
                .flatMap(use -> use.providersWithAccount().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(SealedColumn.of(TABLE, "source_id", COLUMN));
    }

    /** Gives the source a key, in the place of the one before. */
    Uni<ProviderKeyView> put(Caller caller, UUID source, String key, @Nullable String account) {
        ProviderKeyView view = new ProviderKeyView(
                "provider_key",
                PublicId.format(IdPrefix.SOURCE, source),
                key.substring(key.length() - SHOWN),
                account,
                caller.actor(),
                clock.instant());
        return database.inTransaction(tx -> requireUse(tx, source, account)
                .chain(() -> tx.update(
                        PUT,
                        source,
                        vault.seal(place(source), key.getBytes(StandardCharsets.UTF_8)),
                        view.lastFour(),
                        caller.actor(),
                        view.createdAt().atOffset(ZoneOffset.UTC),
                        account))
                .chain(() -> audit.append(tx, entry(caller, "source.put_provider_key", view.source())))
                .replaceWith(view));
    }

    /** Nothing can be sent for the source any more. */
    Uni<Void> delete(Caller caller, UUID source) {
        return database.inTransaction(tx -> tx.update(DELETE, source)
                .invoke(count -> {
                    if (count == 0) {
                        throw ServiceException.notFound();
                    }
                })
                .chain(() -> audit.append(
                        tx, entry(caller, "source.delete_provider_key", PublicId.format(IdPrefix.SOURCE, source))))
                .replaceWithVoid());
    }

    /** The key of a source; empty where it has none. */
    public Uni<Optional<String>> open(Tx tx, UUID source) {
        return find(tx, source).map(found -> found.map(ProviderKey::text));
    }

    /** The key of a source with its account; empty where it has none. */
    public Uni<Optional<ProviderKey>> find(Tx tx, UUID source) {
        return tx.first(FIND, row -> key(source, row), source);
    }

    /** Which sources have a key. */
    public Uni<Set<UUID>> holders(Tx tx) {
        return since(tx).map(Map::keySet);
    }

    /** Which sources have a key, and since when this one. */
    public Uni<Map<UUID, Instant>> since(Tx tx) {
        return tx.list(
                        HOLDERS,
                        row -> Map.entry(
                                row.getUUID(0), row.getOffsetDateTime(1).toInstant()))
                .map(rows ->
                        rows.stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private ProviderKey key(UUID source, Row row) {
        byte[] text = vault.open(place(source), row.getBuffer("sealed").getBytes());
        return new ProviderKey(new String(text, StandardCharsets.UTF_8), Optional.ofNullable(row.getString("account")));
    }

    private Uni<Void> requireUse(Tx tx, UUID source, @Nullable String account) {
        return tx.first(PROVIDER, row -> row.getString(0), source)
                .map(found -> found.orElseThrow(ServiceException::notFound))
                .invoke(provider -> {
                    if (!providers.contains(provider)) {
                        throw new ServiceException(
                                ErrorCode.CONFLICT,
                                "Only APIs of these are called: " + String.join(", ", providers)
                                        + "; this source is of " + provider + ".");
                    }
                    if (account == null && providersWithAccount.contains(provider)) {
                        throw ServiceException.invalid(
                                "/account",
                                "missing",
                                "The address of this provider's API has the account in it: acme of acme.zendesk.com.");
                    }
                })
                .replaceWithVoid();
    }

    private static AuditEntry entry(Caller caller, String action, String source) {
        return new AuditEntry(caller.actor(), action, "source", source, Map.of(), Map.of(), null, caller.requestId());
    }

    private static Place place(UUID source) {
        return new Place(TABLE, COLUMN, source.toString());
    }
}
