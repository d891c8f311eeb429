package io.paythread.signin;

import static io.paythread.signin.Visitor.isLive;
import static io.paythread.signin.Visitor.isOver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.paythread.Sql;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What stands for a session, and what it allows. */
@QuarkusTest
class SessionCookieTest extends SignInStage {
    @Inject
    SessionCookieTest(TestClock clock, Sql sql) {
        super(clock, sql);
    }

    @Test
    void givesACookieThatNoScriptAndNoOtherSiteGets() {
        // When
        Cookie cookie = Visitor.with("agent").signIn().getDetailedCookie(SessionCookie.LOOPBACK_NAME);

        // Then
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
        assertThat(cookie.getValue()).hasSize(43);
    }

    @Test
    void insistsOnTlsForEveryOtherHostThanThisMachine() {
        // Given
        Visitor visitor = Visitor.with("agent");

        // When
        String header = Visitor.json(
                        "{\"email\": \"" + visitor.email() + "\", \"password\": \"" + Visitor.PASSWORD + "\"}")
                .header("Host", "paythread.example.com")
                .post("/login")
                .then()
                .statusCode(200)
                .extract()
                .header("Set-Cookie");

        // Then
        assertThat(header).startsWith("__Host-paythread=").contains("Secure", "HTTPOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void keepsTheCookieAsAHashOnly() {
        // Given
        Visitor visitor = Visitor.with("agent");

        // When
        String session = visitor.session();

        // Then
        assertThat(sql.count("select count(*) from user_session where token_hash = ?", Secrets.hash(session)))
                .isEqualTo(1);
        assertThat(sql.count(
                        "select count(*) from user_session where position(?::bytea in token_hash) > 0",
                        session.getBytes(StandardCharsets.US_ASCII)))
                .isZero();
    }

    @Test
    void getsANewIdWithEachSignIn() {
        // Given
        Visitor visitor = Visitor.with("agent");
        String first = visitor.session();

        // When
        String second = Visitor.reading(first)
                .contentType("application/json")
                .body("{\"email\": \"" + visitor.email() + "\", \"password\": \"" + Visitor.PASSWORD + "\"}")
                .post("/login")
                .then()
                .statusCode(200)
                .extract()
                .cookie(SessionCookie.LOOPBACK_NAME);

        // Then
        assertThat(second).isNotEqualTo(first);
        isOver(first);
        isLive(second);
    }

    @Test
    void allowsWhatTheRoleAllows() {
        // Given
        String agent = Visitor.with("agent").session();
        String admin = Visitor.with("admin").session();

        // When, Then
        Visitor.reading(agent).get("/v1/customers").then().statusCode(200);
        Visitor.reading(agent).get("/v1/users").then().statusCode(403);
        Visitor.reading(admin).get("/v1/users").then().statusCode(200);
    }

    @Test
    void doesNotCountBesideAnAuthorizationHeader() {
        // Given
        String session = Visitor.with("admin").session();

        // When, Then
        Visitor.reading(session)
                .header("Authorization", "Bearer nonsense")
                .get("/v1/users")
                .then()
                .statusCode(401);
    }

    @Test
    void refusesWhatAnotherSiteCouldSend() {
        // Given
        String session = Visitor.with("admin").session();
        String body = "{\"email\": \"x\"}";

        // When, Then
        refused(Visitor.reading(session)
                .contentType("application/json")
                .body(body)
                .post("/v1/users"));
        refused(Visitor.reading(session)
                .header("Origin", Visitor.origin())
                .contentType("application/json")
                .body(body)
                .post("/v1/users"));
        refused(Visitor.reading(session)
                .header(CsrfRule.HEADER, "1")
                .contentType("application/json")
                .body(body)
                .post("/v1/users"));
        for (String origin : new String[] {"https://evil.example", "null", "http://localhost", "http://localhost:1"}) {
            refused(Visitor.reading(session)
                    .header(CsrfRule.HEADER, "1")
                    .header("Origin", origin)
                    .delete(Visitor.SESSIONS));
        }
        Visitor.changing(session)
                .contentType("application/json")
                .body(body)
                .post("/v1/users")
                .then()
                .statusCode(422);
    }

    private static void refused(Response answer) {
        answer.then().statusCode(403).contentType("application/problem+json").body("code", equalTo("forbidden"));
    }
}
