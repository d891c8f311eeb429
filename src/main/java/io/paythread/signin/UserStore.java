package io.paythread.signin;

import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Conditions;
import io.paythread.platform.postgres.Tx;
import io.paythread.security.Role;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Users. Passwords go in, and come out for signing in only. */
@Singleton
class UserStore {
    private static final String COLUMNS =
            """
            id, email, name, roles, state, password is not null, issuer, subject, version, created_at, updated_at,
            last_sign_in_at
            """;
    private static final String FIND = "select " + COLUMNS + " from app_user where id = $1";
    private static final String LOCK = FIND + " for update";
    private static final String BY_EMAIL = "select " + COLUMNS + " from app_user where lower(email) = lower($1)";
    private static final String BY_SUBJECT =
            "select " + COLUMNS + " from app_user where issuer = $1 and subject = $2 for update";
    private static final String PASSWORD =
            "select password from app_user where lower(email) = lower($1) and state = 'active'";
    private static final String LIST = "select " + COLUMNS + " from app_user where true";
    private static final String ANY = "select exists (select 1 from app_user)";
    private static final String LOCK_ALL = "lock table app_user in share row exclusive mode";
    private static final String OTHER_ADMINISTRATORS =
            "select count(*) from app_user where state = 'active' and 'admin' = any (roles) and id <> $1";
    private static final String INSERT =
            """
            insert into app_user (id, email, name, roles, state, password, issuer, subject, created_at, updated_at)
            values ($1, $2, $3, $4, 'active', $5, $6, $7, $8, $8)
            on conflict do nothing
            """;
    private static final String UPDATE =
            """
            update app_user
            set name = $2, roles = $3, state = $4, issuer = $5, subject = $6, version = version + 1, updated_at = $7
            where id = $1
            """;
    private static final String SET_PASSWORD = "update app_user set password = $2 where id = $1";
    private static final String SIGNED_IN = "update app_user set last_sign_in_at = $2 where id = $1";
    private static final String DELETE = "delete from app_user where id = $1";

    Uni<Boolean> any(Tx tx) {
        return tx.first(ANY, row -> row.getBoolean(0)).map(found -> found.orElse(false));
    }

    /** Nobody else writes users until the transaction ends; everybody may read. */
    Uni<Void> lockAll(Tx tx) {
        return tx.update(LOCK_ALL).replaceWithVoid();
    }

    Uni<Optional<User>> find(Tx tx, UUID id) {
        return tx.first(FIND, UserStore::from, id);
    }

    Uni<Optional<User>> lock(Tx tx, UUID id) {
        return tx.first(LOCK, UserStore::from, id);
    }

    Uni<Optional<User>> findByEmail(Tx tx, String email) {
        return tx.first(BY_EMAIL, UserStore::from, email);
    }

    Uni<Optional<User>> lockBySubject(Tx tx, User.Subject subject) {
        return tx.first(BY_SUBJECT, UserStore::from, subject.issuer(), subject.subject());
    }

    /** The kept password of somebody who may sign in; empty where nobody has the address, or no password. */
    Uni<Optional<String>> password(Tx tx, String email) {
        return tx.list(PASSWORD, row -> Optional.ofNullable(row.getString(0)), email)
                .map(found -> found.stream().flatMap(Optional::stream).findFirst());
    }

    /** Oldest first. */
    Uni<List<User>> list(Tx tx, PageRequest page) {
        Conditions where = new Conditions();
        page.keys().ifPresent(keys -> where.and(page.backward() ? "id < ?" : "id > ?", UUID.fromString(keys.get(0))));
        String order = page.backward() ? " order by id desc" : " order by id";
        String limit = " limit " + where.parameter(page.rowsToRead());
        return tx.list(LIST + where.sql() + order + limit, UserStore::from, where.parameters());
    }

    /** Active administrators beside this one. */
    Uni<Long> otherAdministrators(Tx tx, UUID id) {
        return tx.first(OTHER_ADMINISTRATORS, row -> row.getLong(0), id).map(count -> count.orElse(0L));
    }

    /** False where the address is taken. */
    Uni<Boolean> insert(Tx tx, User user, Optional<String> password) {
        return tx.update(
                        INSERT,
                        user.id(),
                        user.email(),
                        user.name(),
                        names(user.roles()),
                        password.orElse(null),
                        user.subject().map(User.Subject::issuer).orElse(null),
                        user.subject().map(User.Subject::subject).orElse(null),
                        user.createdAt().atOffset(ZoneOffset.UTC))
                .map(rows -> rows == 1);
    }

    /** Writes what can change, but the password. */
    Uni<Void> update(Tx tx, User user, Instant now) {
        return tx.update(
                        UPDATE,
                        user.id(),
                        user.name(),
                        names(user.roles()),
                        user.state().wireName(),
                        user.subject().map(User.Subject::issuer).orElse(null),
                        user.subject().map(User.Subject::subject).orElse(null),
                        now.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    Uni<Void> setPassword(Tx tx, UUID id, String password) {
        return tx.update(SET_PASSWORD, id, password).replaceWithVoid();
    }

    Uni<Void> signedIn(Tx tx, UUID id, Instant now) {
        return tx.update(SIGNED_IN, id, now.atOffset(ZoneOffset.UTC)).replaceWithVoid();
    }

    Uni<Void> delete(Tx tx, UUID id) {
        return tx.update(DELETE, id).replaceWithVoid();
    }

    private static String[] names(Set<Role> roles) {
        return roles.stream().map(Role::wireName).sorted().toArray(String[]::new);
    }

    private static User from(Row row) {
        String issuer = row.getString(6);
        return new User(
                row.getUUID(0),
                row.getString(1),
                row.getString(2),
                roles(row.getArrayOfStrings(3)),
                UserState.of(row.getString(4)),
                row.getBoolean(5),
                issuer == null ? Optional.empty() : Optional.of(new User.Subject(issuer, row.getString(7))),
                row.getInteger(8),
                row.getOffsetDateTime(9).toInstant(),
                row.getOffsetDateTime(10).toInstant(),
                instant(row.getOffsetDateTime(11)));
    }

    /** The roles that a column names. */
    static Set<Role> roles(String[] names) {
        return Arrays.stream(names)
                .map(name -> Role.ofWireName(name).orElseThrow(() -> new IllegalStateException("no role: " + name)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
