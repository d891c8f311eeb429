package io.paythread.signin;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Tokens of one issuer: finds the keys and checks. */
final class SignedTokens {
    private static final Logger LOG = Logger.getLogger(SignedTokens.class);

    private final TokenCheck check;
    private final KeySet keys;
    private final Clock clock;

    SignedTokens(TokenCheck check, KeySet keys, Clock clock) {
        this.check = check;
        this.keys = keys;
        this.clock = clock;
    }

    /** What the token says; empty where it does not count. Fails where the issuer's keys cannot be had. */
    Uni<Optional<Claims>> read(String token) {
        try {
            return keys.forKey(check.keyId(token)).map(known -> {
                try {
                    return Optional.of(check.verified(token, known, clock.instant()));
                } catch (RefusedTokenException e) {
                    return refused(e);
                }
            });
        } catch (RefusedTokenException e) {
            return Uni.createFrom().item(refused(e));
        }
    }

    private static Optional<Claims> refused(RefusedTokenException e) {
        LOG.debugf("token refused reason=%s", e.getMessage());
        return Optional.empty();
    }
}
