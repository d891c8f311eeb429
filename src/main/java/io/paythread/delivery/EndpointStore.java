package io.paythread.delivery;

import io.paythread.delivery.Endpoint.Disabled;
import io.paythread.delivery.Endpoint.Health;
import io.paythread.delivery.Endpoint.SecretMark;
import io.paythread.delivery.Endpoint.Settings;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Conditions;
import io.paythread.platform.postgres.Tx;
import io.paythread.security.Scope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Endpoints as people configure them. Plain SQL, because who sends writes the same rows in its own transactions. */
@Singleton
class EndpointStore {
    private static final String COLUMNS =
            """
            id, url, description, event_types, customers, sources, payload, scopes, rate, header_names, signs_v1a,
            handshake, state, disabled_reason, disabled_at, failures, failing_since, held_until, slow_rate, version,
            created_by, created_at, updated_at
            """;
    private static final String ONE =
            "select " + COLUMNS + " from webhook_endpoint where id = $1 and state <> 'deleted'";
    private static final String LOCK = ONE + " for no key update";
    private static final String LIST = "select " + COLUMNS + " from webhook_endpoint where state <> 'deleted'";
    private static final String COUNT = "select count(*) from webhook_endpoint where state <> 'deleted'";
    private static final String INSERT =
            """
            insert into webhook_endpoint (id, url, description, event_types, customers, sources, payload, scopes, rate,
                   header_names, signs_v1a, handshake, headers, state, created_by, created_at, updated_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'active', $14, $15, $15)
            """;
    private static final String UPDATE =
            """
            update webhook_endpoint
               set url = $2, description = $3, event_types = $4, customers = $5, sources = $6, payload = $7, scopes = $8,
                   rate = $9, header_names = $10, signs_v1a = $11, handshake = $12, headers = coalesce($13, headers),
                   version = version + 1, updated_at = $14
             where id = $1
            """;
    /** Who is switched on again starts afresh. */
    private static final String ACTIVATE =
            """
            update webhook_endpoint
               set state = 'active', disabled_reason = null, disabled_at = null, failures = 0, failing_since = null,
                   held_until = null, paced_until = null, slow_rate = null
             where id = $1
            """;

    private static final String DISABLE =
            """
            update webhook_endpoint set state = 'disabled', disabled_reason = $2, disabled_at = $3 where id = $1
            """;
    private static final String DELETE =
            """
            update webhook_endpoint
               set state = 'deleted', disabled_reason = null, disabled_at = null, headers = null, header_names = '{}',
                   version = version + 1, updated_at = $2
             where id = $1
            """;
    private static final String TOUCH =
            "update webhook_endpoint set version = version + 1, updated_at = $2 where id = $1";
    private static final String SECRETS =
            """
            select id, endpoint_id, public_key, created_at, expires_at from webhook_secret
             where endpoint_id = any($1) and (expires_at is null or expires_at > $2)
             order by created_at desc, id desc
            """;
    private static final String ADD_SECRET =
            """
            insert into webhook_secret (id, endpoint_id, secret, private_key, public_key, created_at)
            values ($1, $2, $3, $4, $5, $6)
            """;
    private static final String END_SECRETS =
            "update webhook_secret set expires_at = $2 where endpoint_id = $1 and expires_at is null";
    private static final String DROP_OLD_SECRETS =
            "delete from webhook_secret where endpoint_id = $1 and expires_at is not null";
    private static final String DROP_SECRETS = "delete from webhook_secret where endpoint_id = $1";

    private final EndpointSecrets vault;

    EndpointStore(EndpointSecrets vault) {
        this.vault = vault;
    }

    Uni<Optional<Endpoint>> find(Tx tx, UUID id, Instant now) {
        return tx.first(ONE, row -> row, id)
                .chain(row -> completed(tx, row.stream().toList(), now))
                .map(found -> found.stream().findFirst());
    }

    Uni<Optional<Endpoint>> lock(Tx tx, UUID id, Instant now) {
        return tx.first(LOCK, row -> row, id)
                .chain(row -> completed(tx, row.stream().toList(), now))
                .map(found -> found.stream().findFirst());
    }

    /** Oldest first. */
    Uni<List<Endpoint>> list(Tx tx, Optional<String> state, PageRequest page, Instant now) {
        Conditions where = new Conditions();
        state.ifPresent(word -> where.and("state = ?", word));
        page.keys().ifPresent(keys -> where.and(page.backward() ? "id < ?" : "id > ?", UUID.fromString(keys.get(0))));
        String order = page.backward() ? " order by id desc" : " order by id";
        String limit = " limit " + where.parameter(page.rowsToRead());
        return tx.list(LIST + where.sql() + order + limit, row -> row, where.parameters())
                .chain(rows -> completed(tx, rows, now));
    }

    Uni<Long> count(Tx tx) {
        return tx.first(COUNT, row -> row.getLong(0)).map(Optional::orElseThrow);
    }

    Uni<Void> insert(Tx tx, UUID id, Settings settings, Map<String, String> headers, String by, Instant now) {
        return tx.update(
                        INSERT,
                        values(id, settings, headers.isEmpty() ? null : vault.sealHeaders(id, headers), by, time(now)))
                .replaceWithVoid();
    }

    /** Headers stay where none are given. */
    Uni<Void> update(Tx tx, UUID id, Settings settings, Optional<Map<String, String>> headers, Instant now) {
        byte[] sealed = headers.map(given -> vault.sealHeaders(id, given)).orElse(null);
        return tx.update(UPDATE, values(id, settings, sealed, time(now))).replaceWithVoid();
    }

    /** The id and the settings in the order of both statements, and what follows. */
    private static Object[] values(UUID id, Settings settings, @Nullable Object... more) {
        Stream<@Nullable Object> columns = Stream.of(
                id,
                settings.url(),
                settings.description().orElse(null),
                words(settings.wanted().types()),
                uuids(settings.wanted().customers()),
                uuids(settings.wanted().sources()),
                settings.payload().wireName(),
                scopes(settings.scopes()),
                settings.rate().orElse(null),
                settings.headerNames().toArray(String[]::new),
                settings.asymmetric(),
                settings.handshake());
        return Stream.concat(columns, Arrays.stream(more)).toArray();
    }

    Uni<Void> activate(Tx tx, UUID id) {
        return tx.update(ACTIVATE, id).replaceWithVoid();
    }

    Uni<Void> disable(Tx tx, UUID id, DisableReason reason, Instant now) {
        return tx.update(DISABLE, id, reason.wireName(), time(now)).replaceWithVoid();
    }

    /** Its secrets go at once; the row stays for the messages that it had. */
    Uni<Void> delete(Tx tx, UUID id, Instant now) {
        return tx.update(DROP_SECRETS, id)
                .chain(() -> tx.update(DELETE, id, time(now)))
                .replaceWithVoid();
    }

    Uni<Void> touch(Tx tx, UUID id, Instant now) {
        return tx.update(TOUCH, id, time(now)).replaceWithVoid();
    }

    /** The present secret ends after the overlap; one that was ending already ends now, so that two sign at most. */
    Uni<Void> rotate(Tx tx, UUID endpoint, UUID id, SigningSecret secret, Instant end, Instant now) {
        return tx.update(DROP_OLD_SECRETS, endpoint)
                .chain(() -> end.isAfter(now)
                        ? tx.update(END_SECRETS, endpoint, time(end))
                        : tx.update(DROP_SECRETS, endpoint))
                .chain(() -> addSecret(tx, endpoint, id, secret, now));
    }

    Uni<Void> addSecret(Tx tx, UUID endpoint, UUID id, SigningSecret secret, Instant now) {
        return tx.update(
                        ADD_SECRET,
                        id,
                        endpoint,
                        vault.sealSecret(id, secret.secret()),
                        vault.sealPrivateKey(id, secret.privateKey()),
                        secret.publicKey(),
                        time(now))
                .replaceWithVoid();
    }

    private static Uni<List<Endpoint>> completed(Tx tx, List<Row> rows, Instant now) {
        UUID[] ids = rows.stream().map(row -> row.getUUID("id")).toArray(UUID[]::new);
        return ids.length == 0
                ? Uni.createFrom().item(List.of())
                : tx.query(SECRETS, ids, time(now)).map(secrets -> {
                    Map<UUID, List<SecretMark>> marks = secrets.stream()
                            .collect(Collectors.groupingBy(
                                    row -> row.getUUID("endpoint_id"),
                                    Collectors.mapping(EndpointStore::mark, Collectors.toList())));
                    return rows.stream()
                            .map(row -> from(row, marks.getOrDefault(row.getUUID("id"), List.of())))
                            .toList();
                });
    }

    private static SecretMark mark(Row row) {
        return new SecretMark(
                row.getUUID("id"),
                SigningSecret.publicText(row.getBuffer("public_key").getBytes()),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row, "expires_at"));
    }

    private static Endpoint from(Row row, List<SecretMark> secrets) {
        return new Endpoint(
                row.getUUID("id"),
                settings(row),
                EndpointState.of(row.getString("state")),
                Optional.ofNullable(row.getString("disabled_reason"))
                        .map(reason -> new Disabled(
                                DisableReason.of(reason),
                                row.getOffsetDateTime("disabled_at").toInstant())),
                health(row),
                row.getInteger("version"),
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                secrets);
    }

    static Settings settings(Row row) {
        return new Settings(
                row.getString("url"),
                Optional.ofNullable(row.getString("description")),
                wanted(row),
                Payload.of(row.getString("payload")),
                Arrays.stream(row.getArrayOfStrings("scopes"))
                        .flatMap(name -> Scope.ofWireName(name).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                Optional.ofNullable(row.getInteger("rate")),
                List.of(row.getArrayOfStrings("header_names")),
                row.getBoolean("signs_v1a"),
                row.getBoolean("handshake"));
    }

    static Wanted wanted(Row row) {
        return new Wanted(
                Set.of(row.getArrayOfStrings("event_types")),
                Set.of(row.getArrayOfUUIDs("customers")),
                Set.of(row.getArrayOfUUIDs("sources")));
    }

    static Health health(Row row) {
        return new Health(
                row.getInteger("failures"),
                instant(row, "failing_since"),
                instant(row, "held_until"),
                Optional.ofNullable(row.getInteger("slow_rate")));
    }

    private static String[] words(Set<String> words) {
        return words.stream().sorted().toArray(String[]::new);
    }

    private static UUID[] uuids(Collection<UUID> ids) {
        return ids.stream().sorted().toArray(UUID[]::new);
    }

    private static String[] scopes(Set<Scope> scopes) {
        return scopes.stream().map(Scope::wireName).sorted().toArray(String[]::new);
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Optional<Instant> instant(Row row, String column) {
        @Nullable OffsetDateTime time = row.getOffsetDateTime(column);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
