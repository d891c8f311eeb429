package io.paythread.signin;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
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

    /** The caller's live sessions, the most recent first. */
    Uni<List<Session>> sessions(Caller caller) {
        return sessions.of(person(caller));
    }

    /** Ends one of them. */
    Uni<Void> end(Caller caller, UUID session) {
        UUID user = person(caller);
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
        UUID user = person(caller);
        return database.inTransaction(
                tx -> sessionRows.endOfUser(tx, user).chain(() -> audit.append(tx, ended(caller, user))));
    }

    /** Changes the password for who knows the present one, and ends all sessions. */
    Uni<Void> changePassword(Caller caller, Browser browser, String present, String next) {
        UUID id = person(caller);
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

    private static UUID person(Caller caller) {
        if (!caller.credential().isPerson()) {
            throw new ServiceException(
                    ErrorCode.FORBIDDEN, "Only people have sessions and passwords; this credential is a machine's.");
        }
        return caller.subject().orElseThrow(ServiceException::notFound);
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
