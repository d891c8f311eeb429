package io.paythread.dispute;

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
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The keys with which providers' APIs are called. They go in, sealed, and never come out again. */
@Singleton
class ProviderKeys implements SealedColumns {
    private static final String TABLE = "provider_credential";
    private static final String COLUMN = "sealed";
    private static final int SHOWN = 4;

    private static final String PROVIDER = "select provider from source where id = $1 and state <> 'deleted'";

    private static final String PUT =
            """
            insert into provider_credential (source_id, sealed, last_four, created_by, created_at)
            values ($1, $2, $3, $4, $5)
            on conflict (source_id) do update
            set sealed = excluded.sealed, last_four = excluded.last_four, created_by = excluded.created_by,
                created_at = excluded.created_at
            """;

    private static final String FIND = "select sealed from provider_credential where source_id = $1";
    private static final String DELETE = "delete from provider_credential where source_id = $1";

    private final Database database;
    private final Vault vault;
    private final AuditLog audit;
    private final Clock clock;

    ProviderKeys(Database database, Vault vault, AuditLog audit, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(SealedColumn.of(TABLE, "source_id", COLUMN));
    }

    /** Gives the source a key, in the place of the one before. */
    Uni<ProviderKeyView> put(Caller caller, UUID source, String key) {
        ProviderKeyView view = new ProviderKeyView(
                "provider_key",
                PublicId.format(IdPrefix.SOURCE, source),
                key.substring(key.length() - SHOWN),
                caller.actor(),
                clock.instant());
        return database.inTransaction(tx -> requireStripe(tx, source)
                .chain(() -> tx.update(
                        PUT,
                        source,
                        vault.seal(place(source), key.getBytes(StandardCharsets.UTF_8)),
                        view.lastFour(),
                        caller.actor(),
                        view.createdAt().atOffset(ZoneOffset.UTC)))
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
    Uni<Optional<String>> open(Tx tx, UUID source) {
        return tx.first(FIND, row -> row.getBuffer(0).getBytes(), source)
                .map(found -> found.map(bytes -> new String(vault.open(place(source), bytes), StandardCharsets.UTF_8)));
    }

    private static Uni<Void> requireStripe(Tx tx, UUID source) {
        return tx.first(PROVIDER, row -> row.getString(0), source)
                .map(found -> found.orElseThrow(ServiceException::notFound))
                .invoke(provider -> {
                    if (!provider.equals("stripe")) {
                        throw new ServiceException(
                                ErrorCode.CONFLICT,
                                "Evidence is sent to Stripe only; this source is of " + provider + ".");
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
