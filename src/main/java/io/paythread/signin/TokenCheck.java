package io.paythread.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/**
 * Whether a signed token (RFC 7519) is one that counts here, by RFC 8725: one algorithm, which the configuration fixes
 * and not the token; issuer, audience, end and beginning; keys from the issuer's set and never from the token.
 *
 * @param types what the header {@code typ} may say, in lower case; leaving it out is always allowed
 */
record TokenCheck(String issuer, String audience, SigningAlgorithm algorithm, Duration leeway, Set<String> types) {
    /** Access tokens (RFC 9068), and those of providers that call every token a JWT. */
    static final Set<String> ACCESS = Set.of("jwt", "at+jwt", "application/at+jwt");
    /** Logout tokens (OpenID Connect Back-Channel Logout 1.0, section 2.4). */
    static final Set<String> LOGOUT = Set.of("jwt", "logout+jwt", "application/logout+jwt");

    /** Headers in which a token brings its own key, or the address of one. */
    private static final List<String> OWN_KEYS = List.of("jku", "jwk", "x5u", "x5c");

    TokenCheck {
        types = Set.copyOf(types);
    }

    /** Which key the token names. Refuses what cannot be one of ours, before any key is fetched for it. */
    Optional<String> keyId(String token) throws RefusedTokenException {
        return Optional.ofNullable(parsed(token).getKeyIdHeaderValue());
    }

    /** What the token says, once everything about it holds. */
    Claims verified(String token, List<JsonWebKey> keys, Instant now) throws RefusedTokenException {
        JsonWebSignature signed = parsed(token);
        try {
            JsonWebKey key = new VerificationJwkSelector().select(signed, keys);
            if (key == null) {
                throw new RefusedTokenException("no key of the issuer fits");
            }
            return new Claims(new JwtConsumerBuilder()
                    .setVerificationKey(key.getKey())
                    .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithm.wireName()))
                    .setExpectedIssuer(true, issuer)
                    .setExpectedAudience(true, audience)
                    .setRequireExpirationTime()
                    .setAllowedClockSkewInSeconds(Math.toIntExact(leeway.toSeconds()))
                    .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond()))
                    .build()
                    .processToClaims(token)
                    .getClaimsMap());
        } catch (InvalidJwtException e) {
            throw new RefusedTokenException("not valid: " + e.getErrorDetails());
        } catch (JoseException e) {
            throw new RefusedTokenException("not checkable");
        }
    }

    private JsonWebSignature parsed(String token) throws RefusedTokenException {
        JsonWebStructure structure;
        try {
            structure = JsonWebStructure.fromCompactSerialization(token);
        } catch (JoseException e) {
            throw new RefusedTokenException("no token");
        }
        if (!(structure instanceof JsonWebSignature signed)) {
            throw new RefusedTokenException("encrypted");
        }
        if (!algorithm.wireName().equals(signed.getAlgorithmHeaderValue())) {
            throw new RefusedTokenException("another algorithm than " + algorithm.wireName());
        }
        if (OWN_KEYS.stream().anyMatch(name -> signed.getHeaders().getObjectHeaderValue(name) != null)) {
            throw new RefusedTokenException("brings its own key");
        }
        String type = signed.getHeader("typ");
        if (type != null && !types.contains(type.toLowerCase(Locale.ROOT))) {
            throw new RefusedTokenException("of another type");
        }
        return signed;
    }
}
