package io.paythread.signin;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.audit.Personal;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Signing in with a password, and out. Whoever is unknown, disabled or signs in elsewhere gets the answer of a wrong
 * password, after the same work.
 */
@Singleton
class SignIn {
    private static final Logger LOG = Logger.getLogger(SignIn.class);
    private static final String ANYBODY = "anonymous";

    private final Database database;
    private final UserStore users;
    private final Sessions sessions;
    private final SessionStore sessionRows;
    private final Passwords passwords;
    private final Attempts attempts;
    private final AuditLog audit;
    private final Clock clock;

    SignIn(
            Database database,
            UserStore users,
            Sessions sessions,
            SessionStore sessionRows,
            Passwords passwords,
            Attempts attempts,
            AuditLog audit,
            Clock clock) {
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.sessionRows = sessionRows;
        this.passwords = passwords;
        this.attempts = attempts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Begins a session. Refused after too many failures, and where the password is wrong. */
    Uni<SignedIn> withPassword(SignInRequest request, Browser browser, Optional<String> replaced, String requestId) {
        var entrance = new Sessions.Entrance(
                Session.Method.PASSWORD, browser, Optional.of(clock.instant()), Optional.empty(), replaced);
        return isRight(request.email(), request.password(), browser)
                .chain(right -> right
                        ? database.inTransaction(tx -> users.findByEmail(tx, request.email())
                                .chain(user -> enter(tx, user.filter(User::isActive), entrance, requestId)))
                        : refuse(request.email(), browser, requestId));
    }

    /** Whether that is the person's password; each question counts against guessing. */
    Uni<Boolean> isRight(String email, String password, Browser browser) {
        return attempts.begin(email, browser.address())
                .chain(() -> database.reading(tx -> users.password(tx, email)))
                .chain(kept -> passwords.matches(kept, password))
                .call(right -> right
                        ? database.inTransaction(tx -> attempts.succeeded(tx, email, browser.address()))
                        : Uni.createFrom().voidItem());
    }

    private Uni<SignedIn> enter(Tx tx, Optional<User> found, Sessions.Entrance entrance, String requestId) {
        // Disabled or deleted while the password was checked.
        User user = found.orElseThrow(SignIn::wrong);
        return sessions.begin(tx, user.id(), entrance)
                .call(() -> users.signedIn(tx, user.id(), clock.instant()))
                .call(() -> audit.append(tx, entered(user, entrance, requestId)))
                .map(token -> new SignedIn(user, token))
                .invoke(() -> LOG.infof("signed in user=%s method=password", user.publicId()));
    }

    static AuditEntry entered(User user, Sessions.Entrance entrance, String requestId) {
        return new AuditEntry(
                user.actor(),
                "session.create",
                "user",
                user.publicId(),
                Map.of(),
                Map.of(
                        "method",
                        entrance.method().wireName(),
                        "address",
                        new Personal(entrance.browser().address())),
                null,
                requestId);
    }

    private Uni<SignedIn> refuse(String email, Browser browser, String requestId) {
        LOG.info("sign-in refused method=password reason=wrong");
        AuditEntry entry = new AuditEntry(
                ANYBODY,
                "session.refuse",
                "user",
                "unknown",
                Map.of(),
                Map.of(
                        "method", "password",
                        "email", new Personal(email),
                        "address", new Personal(browser.address())),
                null,
                requestId);
        return database.inTransaction(tx -> audit.append(tx, entry))
                .chain(() -> Uni.createFrom().failure(wrong()));
    }

    /** Ends the session of that token; nothing happens where there is none. */
    Uni<Void> out(String token, String requestId) {
        return database.inTransaction(tx -> sessionRows
                .endByToken(tx, Secrets.hash(token))
                .call(user -> user.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : audit.append(tx, ended(User.actor(user.get()), User.publicId(user.get()), requestId)))
                .replaceWithVoid());
    }

    static AuditEntry ended(String actor, String user, String requestId) {
        return new AuditEntry(actor, "session.end", "user", user, Map.of(), Map.of(), null, requestId);
    }

    private static ServiceException wrong() {
        return new ServiceException(ErrorCode.UNAUTHENTICATED, "The e-mail address or the password is wrong.");
    }

    /** Who came in, and the token for the cookie. */
    record SignedIn(User user, String token) {
        /** Hides the token. */
        @Override
        public String toString() {
            return "SignedIn[" + user.publicId() + "]";
        }
    }
}
