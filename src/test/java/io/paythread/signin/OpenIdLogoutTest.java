package io.paythread.signin;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paythread.Eventually;
import io.paythread.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Sessions end when the provider says so, and nobody else. */
@QuarkusTest
@TestProfile(ProviderProfile.class)
class OpenIdLogoutTest extends OpenIdStage {
    @Inject
    OpenIdLogoutTest(Sql sql) {
        super(sql);
    }

    @Test
    void endsTheSessionThatTheProviderSaysIsOver() {
        // Given
        String sub = person("support");
        TestBrowser one = new TestBrowser();
        TestBrowser other = new TestBrowser();
        signIn(one);
        signIn(other);
        String sid = providerSession(session(one));
        ObjectNode message =
                NodeProvider.object().put("sub", sub).put("sid", sid).put("uri", service() + "/logout/oidc");

        // When
        var unused = NodeProvider.control("logout", message);

        // Then
        Eventually.within(
                Duration.ofSeconds(1),
                () -> Visitor.reading(session(one)).get("/v1/customers").then().statusCode(401));
        Visitor.reading(session(other)).get("/v1/customers").then().statusCode(200);
    }

    @Test
    void endsAllSessionsOfAPersonWhoTheProviderSaysIsGone() {
        // Given
        String sub = person("support");
        TestBrowser one = new TestBrowser();
        TestBrowser other = new TestBrowser();
        signIn(one);
        signIn(other);

        // When
        logout(sign(logoutClaims(sub)), 200);

        // Then
        Visitor.reading(session(one)).get("/v1/customers").then().statusCode(401);
        Visitor.reading(session(other)).get("/v1/customers").then().statusCode(401);
    }

    @Test
    void believesNoLogoutThatIsNotTheProviders() {
        // Given
        String sub = person("support");
        TestBrowser browser = new TestBrowser();
        signIn(browser);
        TestTokens stranger = new TestTokens(NodeProvider.issuer(), "paythread");
        var claims = stranger.claims(Clock.systemUTC().instant());
        claims.setSubject(sub);
        claims.setClaim(
                "events", java.util.Map.of("http://schemas.openid.net/event/backchannel-logout", java.util.Map.of()));

        // When
        logout(stranger.signed(claims), 400);
        logout(TestTokens.unsigned(claims), 400);
        logout(sign(logoutClaims(sub).put("aud", "somebody-else")), 400);
        logout(sign(logoutClaims(sub).put("iss", "https://other.example")), 400);
        logout(sign(logoutClaims(sub).put("nonce", "x")), 400);
        logout(sign(logoutClaims(sub).put("exp", 1)), 400);
        logout(sign(without(logoutClaims(sub), "events")), 400);
        logout(sign(without(logoutClaims(sub), "sub")), 400);
        logout("", 400);

        // Then
        Visitor.reading(session(browser)).get("/v1/customers").then().statusCode(200);
    }

    private static ObjectNode logoutClaims(String sub) {
        long now = Clock.systemUTC().instant().getEpochSecond();
        ObjectNode claims = NodeProvider.object()
                .put("iss", NodeProvider.issuer())
                .put("aud", "paythread")
                .put("sub", sub)
                .put("iat", now)
                .put("exp", now + 60)
                .put("jti", "jti-" + Long.toString(System.nanoTime(), 36));
        var unused = claims.putObject("events").putObject("http://schemas.openid.net/event/backchannel-logout");
        return claims;
    }

    private static ObjectNode without(ObjectNode claims, String name) {
        var unused = claims.remove(name);
        return claims;
    }

    private static String sign(ObjectNode claims) {
        ObjectNode request = NodeProvider.object();
        var unused = request.putObject("header").put("typ", "logout+jwt");
        unused = request.putObject("claims").setAll(claims);
        return NodeProvider.control("sign", request).path("token").asText();
    }

    private static void logout(String token, int status) {
        given().contentType("application/x-www-form-urlencoded")
                .formParam("logout_token", token)
                .formParam("more", "is ignored")
                .post("/logout/oidc")
                .then()
                .statusCode(status);
    }

    private String providerSession(String session) {
        return sql.text("select provider_session from user_session where token_hash = ?", Secrets.hash(session));
    }
}
