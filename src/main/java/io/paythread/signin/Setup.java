package io.paythread.signin;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.audit.Personal;
import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Makes the first administrator, once, for whoever can read the token in the data directory. */
@Singleton
class Setup {
    /** How long a token is good for; the next start makes another. */
    static final Duration TOKEN_LIFE = Duration.ofHours(24);

    private static final Logger LOG = Logger.getLogger(Setup.class);
    private static final String SYSTEM = "system";

    private final Database database;
    private final UserStore users;
    private final SetupTokenStore tokens;
    private final SetupFile file;
    private final Passwords passwords;
    private final Attempts attempts;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Setup(
            Database database,
            UserStore users,
            SetupTokenStore tokens,
            SetupFile file,
            Passwords passwords,
            Attempts attempts,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.users = users;
        this.tokens = tokens;
        this.file = file;
        this.passwords = passwords;
        this.attempts = attempts;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether nobody may sign in yet. */
    Uni<Boolean> isOpen() {
        return database.reading(users::any).map(any -> !any);
    }

    /** Makes the administrator. Of several requests at once, one succeeds; the token is good for nothing afterwards. */
    Uni<User> withToken(SetupRequest.Wish wish, String address, String requestId) {
        return isOpen().invoke(Setup::requireOpen)
                .chain(() -> attempts.begin(address))
                // One snapshot: whoever was quicker used the token up in the transaction that made the user.
                .chain(() -> database.readingOneSnapshot(tx -> users.any(tx)
                        .invoke(any -> requireOpen(!any))
                        .chain(() -> tokens.isLive(tx, wish.token(), clock.instant()))))
                .invoke(Setup::requireToken)
                .chain(() -> passwords.hash(wish.password()))
                .chain(password -> database.inTransaction(tx -> users.lockAll(tx)
                        .chain(() -> users.any(tx))
                        .invoke(any -> requireOpen(!any))
                        .chain(() -> tokens.isLive(tx, wish.token(), clock.instant()))
                        .invoke(Setup::requireToken)
                        .chain(() -> attempts.succeeded(tx, address))
                        .chain(() -> insert(tx, wish.email(), wish.name(), password, requestId))))
                .invoke(() -> LOG.info("first administrator set up by=token"))
                .call(this::deleteFile);
    }

    /** Makes the administrator that the configuration names, unless there is a user. */
    Uni<Void> withPassword(String email, String name, String plain) {
        return isOpen().chain(open -> !open
                ? Uni.createFrom().voidItem()
                : passwords
                        .hash(plain)
                        .chain(password -> database.inTransaction(tx -> users.lockAll(tx)
                                .chain(() -> users.any(tx))
                                // A replica that starts at the same time was quicker.
                                .chain(any -> any
                                        ? Uni.createFrom().voidItem()
                                        : insert(tx, email, name, password, "start")
                                                .replaceWithVoid())))
                        .invoke(() -> LOG.info("first administrator set up by=configuration")));
    }

    /** Puts a fresh token in the place of the one in the file. */
    Uni<Void> renewToken(Optional<String> old, String fresh) {
        Instant now = clock.instant();
        return database.inTransaction(tx -> tokens.deleteExpired(tx, now)
                .chain(() -> old.isEmpty() ? Uni.createFrom().voidItem() : tokens.delete(tx, old.get()))
                .chain(() -> tokens.insert(tx, fresh, now, now.plus(TOKEN_LIFE))));
    }

    private Uni<User> insert(Tx tx, String email, String name, String password, String requestId) {
        Instant now = clock.instant();
        User user = new User(
                ids.next(),
                email,
                name,
                Set.of(Role.ADMIN),
                UserState.ACTIVE,
                true,
                Optional.empty(),
                0,
                now,
                now,
                Optional.empty());
        return users.insert(tx, user, Optional.of(password))
                .chain(() -> tokens.deleteAll(tx))
                .chain(() -> audit.append(tx, created(user, requestId)))
                .replaceWith(user);
    }

    private static AuditEntry created(User user, String requestId) {
        return new AuditEntry(
                SYSTEM,
                "user.create",
                "user",
                user.publicId(),
                Map.of(),
                Map.of("email", new Personal(user.email()), "roles", List.of(Role.ADMIN.wireName())),
                "first administrator",
                requestId);
    }

    /** The token in it is good for nothing; a file that stays is a nuisance, not a danger. */
    private Uni<Void> deleteFile() {
        return Uni.createFrom().voidItem().invoke(() -> {
            try {
                file.delete();
            } catch (IOException e) {
                LOG.warnf("setup token not deleted file=%s error=%s", file.path(), e.getMessage());
            }
        });
    }

    private static void requireOpen(boolean open) {
        if (!open) {
            throw new ServiceException(
                    ErrorCode.CONFLICT, "This installation has been set up. Sign in, or ask an administrator.");
        }
    }

    private static void requireToken(boolean live) {
        if (!live) {
            throw new ServiceException(
                    ErrorCode.UNAUTHENTICATED,
                    "The setup token is wrong or older than 24 hours. Take it from the file that the log names; a"
                            + " start of the service makes a new one.");
        }
    }
}
