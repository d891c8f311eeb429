package io.paythread.signin;

import io.paythread.platform.problem.RequestId;
import io.paythread.security.BearerToken;
import io.paythread.security.Caller;
import io.paythread.security.Credential;
import io.paythread.security.CredentialMechanism;
import io.paythread.security.Refusals;
import io.paythread.security.Role;
import io.paythread.security.Scope;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Services with an access token of the organisation's own provider. Off without an issuer. */
@Singleton
class JwtMechanism implements CredentialMechanism {
    /** What may stand behind {@code service:} in audit lines; whoever is called otherwise is called by a hash. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:@|/-]{1,100}");

    private final JwtConfig config;
    private final Optional<SignedTokens> tokens;
    private final GroupRoleRule rule;

    JwtMechanism(JwtConfig config, JsonFetch fetch, Clock clock) {
        this.config = config;
        this.rule = GroupRoleRule.of(config.roles());
        this.tokens = config.issuer().map(issuer -> tokens(issuer, config, fetch, clock));
    }

    private static SignedTokens tokens(String issuer, JwtConfig config, JsonFetch fetch, Clock clock) {
        String audience = required(config.audience(), "audience");
        String keys = required(config.jwksUrl(), "jwks-url");
        if (!JsonFetch.isSafe(keys)) {
            throw new IllegalStateException("paythread.jwt.jwks-url is an https address, or http on this machine");
        }
        var check = new TokenCheck(issuer, audience, config.algorithm(), config.leeway(), TokenCheck.ACCESS);
        return new SignedTokens(check, new KeySet(() -> fetch.get(keys)), clock);
    }

    private static String required(Optional<String> value, String key) {
        return value.orElseThrow(
                () -> new IllegalStateException("paythread.jwt.issuer is set, and paythread.jwt." + key + " is not"));
    }

    @Override
    public Credential credential() {
        return Credential.ACCESS_TOKEN;
    }

    @Override
    public Uni<Optional<Caller>> identify(RoutingContext context) {
        Optional<String> bearer = BearerToken.of(context);
        if (tokens.isEmpty() || bearer.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return tokens.get()
                .read(bearer.get())
                .map(claims -> Optional.of(claims.flatMap(says -> caller(says, RequestId.of(context)))
                        .orElseThrow(Refusals::unauthenticated)));
    }

    /** Whom the token names; a token that names nobody could not be blamed on anybody. */
    private Optional<Caller> caller(Claims claims, String requestId) {
        Set<Role> roles = rule.roles(claims.names(config.groupsClaim()));
        Set<Scope> scopes = claims.words(config.scopeClaim()).stream()
                .flatMap(word -> Scope.ofWireName(word).stream())
                .collect(Collectors.toUnmodifiableSet());
        return claims.text("sub")
                .map(subject -> Caller.machine(
                        "service:" + named(subject),
                        named(subject),
                        Optional.empty(),
                        Credential.ACCESS_TOKEN,
                        roles,
                        scopes,
                        claims.time("exp"),
                        requestId));
    }

    private static String named(String subject) {
        return NAME.matcher(subject).matches()
                ? subject
                : java.util.HexFormat.of().formatHex(Secrets.hash(subject)).substring(0, 32);
    }
}
