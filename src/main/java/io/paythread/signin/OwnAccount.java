package io.paythread.signin;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.paythread.security.Credential;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What people do with their own account: see and end their sessions, change their password. */
@Singleton
class OwnAccount {
    private final Database database;
    private final Sessions sessions;
    private final SessionStore sessionRows;
    private final UserStore users;
    private final SignIn signIn;
    private final Passwords passwords;
    private final AuditLog audit;

    OwnAccount(
            Database database,
            Sessions sessions,
            SessionStore sessionRows,
            UserStore users,
            SignIn signIn,
            Passwords passwords,
            AuditLog audit) {
        this.database = database;
        this.sessions = sessions;
        this.sessionRows = sessionRows;
        this.users = users;
        this.signIn = signIn;
        this.passwords = passwords;
        this.audit = audit;
    }

    /** The caller's live sessions, the most recent first; machines have none. */
    Uni<List<Session>> sessions(Caller caller) {
        return person(caller).map(sessions::of).orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    /** Ends one of them. */
    Uni<Void> end(Caller caller, UUID session) {
        UUID user = person(caller).orElseThrow(ServiceException::notFound);
        return database.inTransaction(tx -> sessionRows
                .end(tx, session, user)
                .invoke(ended -> {
                    if (!ended) {
                        throw ServiceException.notFound();
                    }
                })
                .chain(() -> audit.append(tx, ended(caller, user))));
    }

    /** Ends all of them, the one that asks included. */
    Uni<Void> endAll(Caller caller) {
        Optional<UUID> user = person(caller);
        if (user.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return database.inTransaction(
                tx -> sessionRows.endOfUser(tx, user.get()).chain(() -> audit.append(tx, ended(caller, user.get()))));
    }

    /** Changes the password for who knows the present one, and ends all sessions. */
    Uni<Void> changePassword(Caller caller, Browser browser, String present, String next) {
        UUID id = person(caller)
                .orElseThrow(() -> new ServiceException(
                        ErrorCode.CONFLICT, "Only people have a password; this credential is a machine's."));
        return database.reading(tx -> users.find(tx, id))
                .map(found -> found.orElseThrow(ServiceException::notFound))
                .invoke(user -> check(user, next))
                .chain(user -> signIn.isRight(user.email(), present, browser))
                .invoke(right -> {
                    if (!right) {
                        throw ServiceException.invalid(
                                "/current_password", "wrong_password", "This is not the present password.");
                    }
                })
                .chain(() -> passwords.hash(next))
                .chain(password -> database.inTransaction(tx -> users.setPassword(tx, id, password)
                        .chain(() -> sessionRows.endOfUser(tx, id))
                        .chain(() -> audit.append(tx, changed(caller, id)))));
    }

    private static void check(User user, String next) {
        if (!user.hasPassword()) {
            throw new ServiceException(
                    ErrorCode.CONFLICT, "You sign in at the OpenID provider. Change the password there.");
        }
        PasswordRule.fault(next, user.email()).ifPresent(fault -> {
            throw ServiceException.invalid("/new_password", "weak_password", fault);
        });
    }

    /** Somebody with a session of ours. */
    private static Optional<UUID> person(Caller caller) {
        return caller.credential() == Credential.SESSION ? caller.subject() : Optional.empty();
    }

    private static AuditEntry ended(Caller caller, UUID user) {
        return SignIn.ended(caller.actor(), User.publicId(user), caller.requestId());
    }

    private static AuditEntry changed(Caller caller, UUID user) {
        return new AuditEntry(
                caller.actor(),
                "user.change_password",
                "user",
                User.publicId(user),
                Map.of(),
                Map.of(),
                null,
                caller.requestId());
    }
}
