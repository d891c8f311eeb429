package io.paythread.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Access tokens of services, signed by the organisation's own provider. Off without an issuer. */
@ConfigMapping(prefix = "paythread.jwt")
public interface JwtConfig {
    /** Who signs: the claim {@code iss}, exactly. */
    Optional<String> issuer();

    /** Whom tokens are for: one of the claim {@code aud}. Needed with an issuer: tokens for other services are refused. */
    Optional<String> audience();

    /** Where the issuer publishes its keys: https, or http on this machine. Needed with an issuer. */
    Optional<String> jwksUrl();

    /** The one algorithm that is taken. */
    @WithDefault("RS256")
    SigningAlgorithm algorithm();

    /** The claim with the scopes: a list, or one text with spaces. What is no scope of ours is ignored. */
    @WithDefault("scope")
    String scopeClaim();

    /** The claim with the groups that give roles. Meaningful with {@code roles}. */
    @WithDefault("groups")
    String groupsClaim();

    /** The groups that give each role; none by default. */
    OpenIdConfig.RoleGroups roles();

    /** How far the issuer's clock may be off. Longer ones let tokens live on after their end. */
    @WithDefault("30s")
    Duration leeway();
}
