package io.paythread.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens count. The refusals come first. */
class TokenCheckTest {
    private static final Instant NOW = Instant.parse("2026-09-14T09:00:00Z");
    private static final String ISSUER = "https://login.example.com";
    private static final String US = "paythread";
    /** Shared: making a key takes a while. */
    private static final TestTokens TOKENS = new TestTokens(ISSUER, US);

    private static final TestTokens STRANGER = new TestTokens(ISSUER, US);

    private final TokenCheck check =
            new TokenCheck(ISSUER, US, SigningAlgorithm.RS256, Duration.ofSeconds(30), TokenCheck.ACCESS);

    @Test
    void refusesATokenWithoutASignature() {
        refuses(TestTokens.unsigned(TOKENS.claims(NOW)));
    }

    @Test
    void refusesASecretInPlaceOfAKey() {
        refuses(TOKENS.signedWithThePublicKey(TOKENS.claims(NOW)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS256"})
    void refusesAnotherAlgorithmWithTheRightKey(String algorithm) {
        refuses(TOKENS.signed(TOKENS.claims(NOW), head -> head.setAlgorithmHeaderValue(algorithm)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u", "jwk", "x5c"})
    void refusesATokenThatBringsItsOwnKey(String header) {
        refuses(TOKENS.signed(TOKENS.claims(NOW), head -> head.getHeaders()
                .setObjectHeaderValue(header, "https://evil.example/keys")));
    }

    @Test
    void refusesAKeyOfSomebodyElse() {
        refuses(STRANGER.signed(STRANGER.claims(NOW)));
        refuses(TOKENS.signed(TOKENS.claims(NOW), head -> head.setKeyIdHeaderValue("another")));
    }

    @Test
    void refusesWhatWasAlteredAfterSigning() {
        refuses(TOKENS.altered(TOKENS.claims(NOW), Map.of("sub", "admin")));
    }

    @Test
    void refusesAnotherIssuerOrAudienceOrNone() {
        refuses(with(claims -> claims.setIssuer(ISSUER + "/")));
        refuses(with(claims -> claims.unsetClaim("iss")));
        refuses(with(claims -> claims.setAudience("another")));
        refuses(with(claims -> claims.unsetClaim("aud")));
    }

    @Test
    void refusesATokenThatIsOverOrHasNotBegunOrNeverEnds() {
        refuses(with(claims -> claims.setExpirationTime(at(NOW.minusSeconds(31)))));
        refuses(with(claims -> claims.setNotBefore(at(NOW.plusSeconds(31)))));
        refuses(with(claims -> claims.unsetClaim("exp")));
    }

    @Test
    void refusesAnotherTypeOfToken() {
        refuses(TOKENS.signed(TOKENS.claims(NOW), head -> head.setHeader("typ", "logout+jwt")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "e30.e30.", "ptk_x", "a.b.c.d.e", "eyJhbGciOiJSUzI1NiJ9.e30.x"})
    void refusesWhatIsNoToken(String text) {
        refuses(text);
    }

    @Test
    void acceptsAGoodTokenWithinTheLeeway() throws RefusedTokenException {
        // Given
        String late = with(claims -> claims.setExpirationTime(at(NOW.minusSeconds(29))));
        String early = with(claims -> {
            claims.setNotBefore(at(NOW.plusSeconds(29)));
            claims.setAudience("another", US);
        });

        // When, Then
        assertThat(check.verified(late, TOKENS.publicKeys(), NOW).text("sub")).contains("reporting");
        assertThat(check.verified(early, TOKENS.publicKeys(), NOW).text("sub")).contains("reporting");
        assertThat(check.keyId(early)).isEqualTo(Optional.of(TestTokens.KEY_ID));
    }

    @Test
    void acceptsTheTypesOfAccessTokens() throws RefusedTokenException {
        // Given
        String token = TOKENS.signed(TOKENS.claims(NOW), head -> head.setHeader("typ", "at+JWT"));

        // When, Then
        assertThat(check.verified(token, TOKENS.publicKeys(), NOW).text("sub")).contains("reporting");
    }

    private static String with(java.util.function.Consumer<JwtClaims> change) {
        JwtClaims claims = TOKENS.claims(NOW);
        change.accept(claims);
        return TOKENS.signed(claims);
    }

    private static NumericDate at(Instant instant) {
        return NumericDate.fromSeconds(instant.getEpochSecond());
    }

    private void refuses(String token) {
        List<JsonWebKey> keys = TOKENS.publicKeys();
        assertThatThrownBy(() -> check.verified(token, keys, NOW)).isInstanceOf(RefusedTokenException.class);
    }
}
