package io.paythread.signin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.paythread.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services that bear tokens of the organisation's own issuer. */
@QuarkusTest
@TestProfile(ProviderProfile.class)
class AccessTokenTest {
    private static final TestTokens ISSUER = new TestTokens(NodeProvider.JWT_ISSUER, NodeProvider.JWT_AUDIENCE);

    @BeforeEach
    void publishTheKeys() {
        NodeProvider.publish(ISSUER.jwks());
        // The first token may find the keys of an earlier test; then they are fetched again within ten seconds.
        Eventually.within(
                Duration.ofSeconds(15), () -> with(ISSUER.signed(good())).then().statusCode(200));
    }

    @Test
    void refusesTokensThatAreNotRight() {
        // Given
        Instant now = Clock.systemUTC().instant();

        // When, Then
        refused(TestTokens.unsigned(good()));
        refused(ISSUER.signedWithThePublicKey(good()));
        refused(ISSUER.signed(
                good(), head -> head.getHeaders().setObjectHeaderValue("jku", "https://evil.example/keys")));
        refused(changed(claims -> claims.setIssuer("https://other.example")));
        refused(changed(claims -> claims.setAudience("other")));
        refused(changed(claims -> claims.setExpirationTime(NumericDate.fromSeconds(now.getEpochSecond() - 60))));
        refused(changed(claims -> claims.setNotBefore(NumericDate.fromSeconds(now.getEpochSecond() + 120))));
        refused(changed(claims -> claims.unsetClaim("sub")));
        refused(new TestTokens(NodeProvider.JWT_ISSUER, NodeProvider.JWT_AUDIENCE).signed(good()));
        refused("no.token.atall");
    }

    @Test
    void allowsWhatTheScopesAndGroupsGive() {
        // When
        Response me = with(ISSUER.signed(good()));

        // Then
        me.then()
                .statusCode(200)
                .body("actor", equalTo("service:reporting"))
                .body("credential", equalTo("access_token"))
                .body("scopes", hasItems("payments:read", "audit:read"))
                .body("roles", hasItem("auditor"));
        String token = ISSUER.signed(good());
        bearing(token).get("/v1/payments").then().statusCode(200);
        bearing(token).get("/v1/customers").then().statusCode(403);
    }

    @Test
    void readsAnAnswerAgainWithARefreshedToken() {
        // Given
        String key = "refreshed-" + Clock.systemUTC().instant().toEpochMilli();
        String made = repeatable(ISSUER.signed(good()), key)
                .then()
                .statusCode(201)
                .extract()
                .asString();

        // When
        Response refreshed = repeatable(changed(claims -> claims.setClaim("jti", "the next token")), key);
        Response other = repeatable(changed(claims -> claims.setSubject("somebody else")), key);

        // Then
        refreshed.then().statusCode(201).header("Idempotency-Replayed", "true").body(equalTo(made));
        other.then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    private static Response repeatable(String token, String key) {
        return bearing(token)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"name\": \"%s\", \"way\": \"SQL\", \"times\": 1}".formatted(key))
                .post("/v1/effects");
    }

    @Test
    void needsNoHeaderOfOursForBrowsersDoNotSendItByThemselves() {
        bearing(ISSUER.signed(good()))
                .header("Origin", "https://anywhere.example")
                .contentType("application/json")
                .body("{}")
                .post("/v1/users")
                .then()
                .statusCode(403)
                .body("detail", org.hamcrest.Matchers.containsString("users:write"));
    }

    private static JwtClaims good() {
        JwtClaims claims = ISSUER.claims(Clock.systemUTC().instant());
        claims.setClaim("scope", "payments:read something:else");
        claims.setClaim("groups", List.of("auditing services", "others"));
        return claims;
    }

    private static String changed(Consumer<JwtClaims> change) {
        JwtClaims claims = good();
        change.accept(claims);
        return ISSUER.signed(claims);
    }

    private static io.restassured.specification.RequestSpecification bearing(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static Response with(String token) {
        return bearing(token).get("/v1/me");
    }

    private static void refused(String token) {
        with(token).then().statusCode(401).body("code", equalTo("unauthenticated"));
    }
}
