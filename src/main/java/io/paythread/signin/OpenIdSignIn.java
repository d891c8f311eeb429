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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Lets people in whom the provider vouches for. The provider's groups have the say on roles each time; whoever is in no
 * group that gives one stays outside. People are known by their subject. An e-mail address joins an account only where an
 * administrator made that account for the provider, and the provider has verified the address.
 */
@Singleton
class OpenIdSignIn {
    private static final Logger LOG = Logger.getLogger(OpenIdSignIn.class);

    private final Database database;
    private final UserStore users;
    private final Sessions sessions;
    private final SessionStore sessionRows;
    private final OpenIdProvider provider;
    private final GroupRoleRule rule;
    private final String groupsClaim;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    OpenIdSignIn(
            Database database,
            UserStore users,
            Sessions sessions,
            SessionStore sessionRows,
            OpenIdProvider provider,
            OpenIdConfig config,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.sessionRows = sessionRows;
        this.provider = provider;
        this.rule = GroupRoleRule.of(config.roles());
        this.groupsClaim = config.groupsClaim();
        if (provider.isConfigured() && rule.givesNothing()) {
            LOG.warn(
                    "nobody can sign in at the OpenID provider: name the groups that give roles, paythread.oidc.roles.*");
        }
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Begins a session for the person that a verified ID token names. */
    Uni<SignIn.SignedIn> enter(Claims idToken, Browser browser, Optional<String> replaced, String requestId) {
        Set<Role> roles = rule.roles(idToken.names(groupsClaim));
        Optional<String> subject = idToken.text("sub");
        if (subject.isEmpty() || roles.isEmpty() || !isForUs(idToken)) {
            return refuse(idToken, browser, requestId).chain(() -> Uni.createFrom()
                    .failure(forbidden("None of your groups at the provider gives access to Paythread. Ask whoever"
                            + " looks after it.")));
        }
        var entrance = new Sessions.Entrance(
                Session.Method.OIDC, browser, idToken.time("auth_time"), idToken.text("sid"), replaced);
        return database.inTransaction(
                tx -> person(tx, new User.Subject(provider.issuer(), subject.get()), idToken, roles, requestId)
                        .invoke(OpenIdSignIn::requireActive)
                        .chain(user -> sessions.begin(tx, user.id(), entrance)
                                .call(() -> users.signedIn(tx, user.id(), clock.instant()))
                                .call(() -> audit.append(tx, SignIn.entered(user, entrance, requestId)))
                                .map(token -> new SignIn.SignedIn(user, token)))
                        .invoke(in -> LOG.infof(
                                "signed in user=%s method=oidc", in.user().publicId())));
    }

    /** A token for several parties names the one that it was made for (OpenID Connect Core, section 3.1.3.7). */
    private boolean isForUs(Claims idToken) {
        return idToken.text("azp").map(provider.clientId()::equals).orElse(true);
    }

    private Uni<User> person(Tx tx, User.Subject subject, Claims idToken, Set<Role> roles, String requestId) {
        return users.lockBySubject(tx, subject)
                .chain(known -> known.isPresent()
                        ? inLine(tx, known.get(), subject, roles, requestId)
                        : newcomer(tx, subject, idToken, roles, requestId));
    }

    private Uni<User> newcomer(Tx tx, User.Subject subject, Claims idToken, Set<Role> roles, String requestId) {
        String email = idToken.text("email")
                .orElseThrow(
                        () -> forbidden("The provider does not tell your e-mail address. Whoever looks after Paythread"
                                + " adds the scope that it takes."));
        return users.findByEmail(tx, email).chain(present -> {
            if (present.isEmpty()) {
                return insert(tx, subject, email, idToken.text("name").orElse(email), roles, requestId);
            }
            boolean invited =
                    !present.get().hasPassword() && present.get().subject().isEmpty();
            if (invited && idToken.isTrue("email_verified")) {
                return inLine(tx, present.get(), subject, roles, requestId);
            }
            throw forbidden("Another account has your e-mail address. An administrator removes it, or makes one for you"
                    + " without a password.");
        });
    }

    private Uni<User> insert(
            Tx tx, User.Subject subject, String email, String name, Set<Role> roles, String requestId) {
        Instant now = clock.instant();
        User user = new User(
                ids.next(),
                email,
                name.length() > UserRules.MAX_NAME ? name.substring(0, UserRules.MAX_NAME) : name,
                roles,
                UserState.ACTIVE,
                false,
                Optional.of(subject),
                0,
                now,
                now,
                Optional.empty());
        return users.insert(tx, user, Optional.empty())
                .invoke(inserted -> {
                    if (!inserted) {
                        throw new ServiceException(ErrorCode.CONFLICT, "You are signing in twice. Try again.");
                    }
                })
                .chain(() ->
                        audit.append(tx, entry(user, "user.create", Optional.empty(), Optional.of(user), requestId)))
                .replaceWith(user);
    }

    /** Brings roles in line with the groups; who has others now is signed out everywhere else. */
    private Uni<User> inLine(Tx tx, User user, User.Subject subject, Set<Role> roles, String requestId) {
        if (user.roles().equals(roles) && user.subject().isPresent()) {
            return Uni.createFrom().item(user);
        }
        Instant now = clock.instant();
        User changed = new User(
                user.id(),
                user.email(),
                user.name(),
                roles,
                user.state(),
                false,
                Optional.of(subject),
                user.version() + 1,
                user.createdAt(),
                now,
                user.lastSignInAt());
        return users.update(tx, changed, now)
                .chain(() -> sessionRows.endOfUser(tx, user.id()))
                .chain(() -> audit.append(
                        tx, entry(changed, "user.change", Optional.of(user), Optional.of(changed), requestId)))
                .replaceWith(changed);
    }

    private static AuditEntry entry(
            User actor, String action, Optional<User> before, Optional<User> after, String requestId) {
        return new AuditEntry(
                actor.actor(),
                action,
                "user",
                actor.publicId(),
                before.map(UserAudit::values).orElse(Map.of()),
                after.map(UserAudit::values).orElse(Map.of()),
                "groups at the provider",
                requestId);
    }

    private Uni<Void> refuse(Claims idToken, Browser browser, String requestId) {
        LOG.info("sign-in refused method=oidc reason=no_role");
        AuditEntry entry = new AuditEntry(
                "anonymous",
                "session.refuse",
                "user",
                "unknown",
                Map.of(),
                Map.of(
                        "method", "oidc",
                        "subject", new Personal(idToken.text("sub").orElse("")),
                        "address", new Personal(browser.address())),
                null,
                requestId);
        return database.inTransaction(tx -> audit.append(tx, entry));
    }

    /** Ends the sessions that the provider says are over: of one of its sessions, or of a person. */
    Uni<Integer> ended(Claims logoutToken, String requestId) {
        Optional<String> session = logoutToken.text("sid");
        Optional<String> subject = logoutToken.text("sub");
        return database.inTransaction(tx -> (session.isPresent()
                        ? sessionRows.endByProviderSession(tx, provider.issuer(), session.get(), subject)
                        : sessionRows.endBySubject(tx, new User.Subject(provider.issuer(), subject.orElseThrow())))
                .call(of -> audited(tx, of, requestId))
                .map(List::size));
    }

    private Uni<Void> audited(Tx tx, List<java.util.UUID> of, String requestId) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (java.util.UUID user : of) {
            done = done.chain(() -> audit.append(tx, SignIn.ended("oidc:provider", User.publicId(user), requestId)));
        }
        return done;
    }

    private static void requireActive(User user) {
        if (!user.isActive()) {
            throw forbidden("Your account is disabled. Ask an administrator.");
        }
    }

    private static ServiceException forbidden(String detail) {
        return new ServiceException(ErrorCode.FORBIDDEN, detail);
    }
}
