package io.paythread.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The OpenID provider that people sign in at. Off without an issuer. */
@ConfigMapping(prefix = "paythread.oidc")
public interface OpenIdConfig {
    /**
     * The provider's issuer, exactly as its {@code /.well-known/openid-configuration} spells it. Read when somebody first
     * signs in: the service starts without the provider.
     */
    Optional<String> issuer();

    /** What the provider calls this service. Tokens for anybody else are refused. */
    Optional<String> clientId();

    /** The secret that the provider gave for the client. */
    Optional<String> clientSecret();

    /** A file with that secret, for secrets that are mounted. Used when {@code client-secret} is not set. */
    Optional<Path> clientSecretFile();

    /** What the button says: Sign in with … */
    @WithDefault("OpenID Connect")
    String displayName();

    /** What the service asks for beside {@code openid}. Some providers give groups only for a scope of their own. */
    @WithDefault("email,profile")
    List<String> scopes();

    /** The one algorithm that the provider signs with: RS256, PS256, ES256 and so on. Anything else is refused. */
    @WithDefault("RS256")
    SigningAlgorithm algorithm();

    /** The claim of the ID token with the person's groups: a list, or one text. A point leads into an object. */
    @WithDefault("groups")
    String groupsClaim();

    /** The groups that give each role. Somebody in none of them does not get in. */
    RoleGroups roles();

    /** Groups by role, separated by commas. */
    interface RoleGroups {
        /** Groups of agents. */
        Optional<List<String>> agent();

        /** Groups of senior agents. */
        Optional<List<String>> seniorAgent();

        /** Groups of analysts. */
        Optional<List<String>> analyst();

        /** Groups of administrators. */
        Optional<List<String>> admin();

        /** Groups of auditors. */
        Optional<List<String>> auditor();
    }
}
