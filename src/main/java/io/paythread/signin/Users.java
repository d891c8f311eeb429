package io.paythread.signin;

import io.paythread.audit.AuditLog;
import io.paythread.platform.http.IfMatch;
import io.paythread.platform.id.Ids;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.paythread.security.Rights;
import io.paythread.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The people who may sign in. There is always an active administrator once there was one: the last is neither removed
 * nor demoted nor disabled. Whose roles or password change, or who is disabled, is signed out everywhere.
 */
@Singleton
class Users {
    private static final Logger LOG = Logger.getLogger(Users.class);

    private final Database database;
    private final UserStore store;
    private final SessionStore sessions;
    private final Passwords passwords;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Users(
            Database database,
            UserStore store,
            SessionStore sessions,
            Passwords passwords,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.sessions = sessions;
        this.passwords = passwords;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Oldest first. */
    Uni<Page<User>> list(PageRequest page) {
        return database.reading(tx -> store.list(tx, page))
                .map(rows -> page.cut(rows, user -> List.of(user.id().toString())));
    }

    Uni<User> get(UUID id) {
        return database.reading(tx -> store.find(tx, id)).map(Users::present);
    }

    /** Adds somebody; refuses an e-mail address that somebody has. */
    Uni<User> create(Caller caller, NewUser wish) {
        requireWithin(caller, wish.roles());
        return hashed(wish.password())
                .chain(password -> database.inTransaction(tx -> {
                    User user = fresh(wish);
                    return store.insert(tx, user, password)
                            .invoke(Users::requireInserted)
                            .chain(() -> audit.append(
                                    tx, UserAudit.entry(caller, "user.create", Optional.empty(), Optional.of(user))))
                            .replaceWith(user)
                            .invoke(() -> LOG.infof("user created user=%s actor=%s", user.publicId(), caller.actor()));
                }));
    }

    /** Changes what the change names. */
    Uni<User> change(Caller caller, UUID id, IfMatch version, UserChange change) {
        return hashed(change.password())
                .chain(password -> database.inTransaction(tx -> lock(tx, id)
                        .invoke(user -> version.check(user.version()))
                        .invoke(user -> requireWithin(caller, user.roles()))
                        .invoke(user -> requireWithin(caller, change.roles().orElse(user.roles())))
                        .invoke(user -> requireChangeable(user, change))
                        .chain(user -> write(tx, caller, user, change, password))));
    }

    private Uni<User> write(Tx tx, Caller caller, User before, UserChange change, Optional<String> password) {
        Instant now = clock.instant();
        User after = change.applied(before, now);
        return requireAnotherAdministrator(tx, before, after.isActiveAdministrator())
                // First: the row's version grows once.
                .chain(() -> store.update(tx, after, now))
                .chain(() -> setPassword(tx, before.id(), password))
                .chain(() -> change.endsSessions(before)
                        ? sessions.endOfUser(tx, before.id())
                        : Uni.createFrom().item(0))
                .chain(() -> audit.append(
                        tx, UserAudit.entry(caller, "user.change", Optional.of(before), Optional.of(after))))
                .replaceWith(after)
                .invoke(() -> LOG.infof("user changed user=%s actor=%s", after.publicId(), caller.actor()));
    }

    /** Removes somebody, with their sessions. What they did stays under their id. */
    Uni<Void> delete(Caller caller, UUID id, IfMatch version) {
        return database.inTransaction(tx -> lock(tx, id)
                .invoke(user -> version.check(user.version()))
                .invoke(user -> requireWithin(caller, user.roles()))
                .call(user -> requireAnotherAdministrator(tx, user, false))
                .call(user -> store.delete(tx, id))
                .call(user ->
                        audit.append(tx, UserAudit.entry(caller, "user.delete", Optional.of(user), Optional.empty())))
                .invoke(user -> LOG.infof("user deleted user=%s actor=%s", user.publicId(), caller.actor()))
                .replaceWithVoid());
    }

    /** Two administrators who demote each other at once wait for one another here. */
    private Uni<User> lock(Tx tx, UUID id) {
        return store.lockAll(tx).chain(() -> store.lock(tx, id)).map(Users::present);
    }

    private Uni<Void> requireAnotherAdministrator(Tx tx, User user, boolean staysOne) {
        if (!user.isActiveAdministrator() || staysOne) {
            return Uni.createFrom().voidItem();
        }
        return store.otherAdministrators(tx, user.id())
                .invoke(others -> {
                    if (others == 0) {
                        throw new ServiceException(
                                ErrorCode.CONFLICT,
                                "This is the last active administrator. Make somebody else one first.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> setPassword(Tx tx, UUID id, Optional<String> password) {
        return password.isEmpty() ? Uni.createFrom().voidItem() : store.setPassword(tx, id, password.get());
    }

    private Uni<Optional<String>> hashed(Optional<String> password) {
        return password.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : passwords.hash(password.get()).map(Optional::of);
    }

    private User fresh(NewUser wish) {
        Instant now = clock.instant();
        return new User(
                ids.next(),
                wish.email(),
                wish.name(),
                wish.roles(),
                UserState.ACTIVE,
                wish.password().isPresent(),
                Optional.empty(),
                0,
                now,
                now,
                Optional.empty());
    }

    /** Nobody makes somebody who may do more than they, nor takes one over by a new password. */
    private static void requireWithin(Caller caller, Set<Role> roles) {
        Rights.requireWithin(caller, Rights.of(roles, Set.of()));
    }

    private static void requireChangeable(User user, UserChange change) {
        if (user.subject().isEmpty()) {
            change.password()
                    .flatMap(text -> PasswordRule.fault(text, user.email()))
                    .ifPresent(fault -> {
                        throw ServiceException.invalid("/password", "weak_password", fault);
                    });
            return;
        }
        if (change.password().isPresent() || change.roles().isPresent()) {
            throw new ServiceException(
                    ErrorCode.CONFLICT,
                    "The person signs in at the OpenID provider, which keeps the password and the groups that roles"
                            + " come from. Change them there.");
        }
    }

    private static void requireInserted(boolean inserted) {
        if (!inserted) {
            throw new ServiceException(ErrorCode.CONFLICT, "Somebody has this e-mail address already.");
        }
    }

    private static User present(Optional<User> found) {
        return found.orElseThrow(ServiceException::notFound);
    }
}
