package io.paythread.signin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.paythread.Api;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions of people: how they begin, what they allow, and everything that ends them. */
@QuarkusTest
class SessionTest {
    private static final String OWN_SESSIONS = "/v1/me/sessions";

    private final TestClock clock;
    private final Rows rows;

    @Inject
    SessionTest(TestClock clock, Rows rows) {
        this.clock = clock;
        this.rows = rows;
    }

    @BeforeEach
    void nobodyHasFailed() {
        rows.forgetAttempts();
    }

    @AfterEach
    void letTimePass() {
        clock.release();
    }

    @Test
    void answersAnUnknownAddressAsAWrongPassword() {
        // Given
        Visitor visitor = Visitor.with("agent");

        // When
        Response wrong = Visitor.signIn(visitor.email(), "not the right passphrase");
        Response unknown = Visitor.signIn("nobody-" + visitor.email(), Visitor.PASSWORD);

        // Then
        wrong.then().statusCode(401).body("code", equalTo("unauthenticated"));
        unknown.then().statusCode(401).body("detail", equalTo(wrong.path("detail")));
        assertThat(wrong.getCookies()).isEmpty();
        assertThat(unknown.getCookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"email\": \"a@b\"}", "{\"email\": null, \"password\": null}"})
    void refusesASignInThatSaysTooLittle(String body) {
        Visitor.json(body).post("/login").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{", "null", "{\"email\": \"a@b\", \"password\": \"x\", \"remember\": true}"})
    void refusesASignInThatCannotBeRead(String body) {
        assertThat(Visitor.json(body).post("/login").statusCode()).isIn(400, 422);
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
        assertThat(rows.count("select count(*) from user_session where token_hash = ?", Secrets.hash(session)))
                .isEqualTo(1);
        assertThat(rows.count(
                        "select count(*) from user_session where position(?::bytea in token_hash) > 0",
                        session.getBytes(StandardCharsets.US_ASCII)))
                .isZero();
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
                    .delete(OWN_SESSIONS));
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

    @Test
    void refusesASignInFromAnotherSitesPage() {
        // Given
        Visitor visitor = Visitor.with("agent");

        // When
        Response answer = given().contentType("application/x-www-form-urlencoded")
                .header("Origin", "https://evil.example")
                .formParam("email", visitor.email())
                .formParam("password", Visitor.PASSWORD)
                .post("/login");

        // Then
        answer.then().statusCode(403);
        assertThat(answer.getCookies()).isEmpty();
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
    void endsWithSigningOut() {
        // Given
        String session = Visitor.with("agent").session();
        refused(Visitor.reading(session)
                .contentType("application/json")
                .body("{}")
                .post("/logout"));
        isLive(session);

        // When
        Response answer = Visitor.changing(session)
                .contentType("application/json")
                .body("{}")
                .post("/logout");

        // Then
        answer.then().statusCode(204);
        assertThat(answer.getDetailedCookie(SessionCookie.LOOPBACK_NAME).getMaxAge())
                .isZero();
        isOver(session);
    }

    @Test
    void endsAfterHalfAnHourWithoutRequests() {
        // Given
        String session = Visitor.with("agent").session();
        Instant start = Clock.systemUTC().instant();

        // When, Then
        clock.standStill(start.plus(Duration.ofMinutes(29)));
        isLive(session);
        clock.standStill(start.plus(Duration.ofMinutes(58)));
        isLive(session);
        clock.standStill(start.plus(Duration.ofMinutes(89)));
        isOver(session);
    }

    @Test
    void endsAfterTwelveHoursHoweverBusy() {
        // Given
        String session = Visitor.with("agent").session();
        Instant start = Clock.systemUTC().instant();

        // When
        for (int minutes = 20; minutes < 12 * 60; minutes += 20) {
            clock.standStill(start.plus(Duration.ofMinutes(minutes)));
            isLive(session);
        }
        clock.standStill(start.plus(Duration.ofHours(12)));

        // Then
        isOver(session);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"state\": \"disabled\"}",
                "{\"roles\": [\"agent\", \"analyst\"]}",
                "{\"password\": \"another passphrase of some length\"}"
            })
    void endsWhenAnAdministratorChangesTheAccount(String change) {
        // Given
        Visitor visitor = Visitor.with("agent");
        String session = visitor.session();

        // When
        visitor.change(change).then().statusCode(200);

        // Then
        isOver(session);
    }

    @Test
    void staysWhenOnlyTheNameChanges() {
        // Given
        Visitor visitor = Visitor.with("agent");
        String session = visitor.session();

        // When
        visitor.change("{\"name\": \"Somebody\"}").then().statusCode(200);

        // Then
        isLive(session);
    }

    @Test
    void endsWithAChangeOfOnesOwnPassword() {
        // Given
        Visitor visitor = Visitor.with("agent");
        String here = visitor.session();
        String elsewhere = visitor.session();
        changePassword(here, "not the right passphrase", "another passphrase of some length", 422);
        changePassword(here, Visitor.PASSWORD, "short", 422);
        isLive(here);

        // When
        changePassword(here, Visitor.PASSWORD, "another passphrase of some length", 204);

        // Then
        assertThat(lines("user.change_password", "user:" + visitor.id())).isEqualTo(1);
        isOver(here);
        isOver(elsewhere);
        visitor.signIn().then().statusCode(401);
        Visitor.signIn(visitor.email(), "another passphrase of some length")
                .then()
                .statusCode(200);
    }

    private static void changePassword(String session, String present, String next, int status) {
        Visitor.changing(session)
                .contentType("application/json")
                .body("{\"current_password\": \"" + present + "\", \"new_password\": \"" + next + "\"}")
                .put("/v1/me/password")
                .then()
                .statusCode(status);
    }

    @Test
    void isListedAndEndedByItsOwner() {
        // Given
        Visitor visitor = Visitor.with("agent");
        String here = visitor.session();
        String elsewhere = visitor.session();
        String others = Visitor.with("agent").session();
        var listed =
                Visitor.reading(here).get(OWN_SESSIONS).then().statusCode(200).body("data", hasSize(2));
        String id = listed.extract().path("data.find { !it.current }.id");

        // When, Then
        Visitor.changing(others).delete(OWN_SESSIONS + "/" + id).then().statusCode(404);
        Visitor.changing(here).delete(OWN_SESSIONS + "/" + id).then().statusCode(204);
        isOver(elsewhere);
        isLive(here);
        Visitor.changing(here).delete(OWN_SESSIONS).then().statusCode(204);
        isOver(here);
        isLive(others);
        assertThat(lines("session.end", "user:" + visitor.id())).isEqualTo(2);
    }

    @Test
    void isNothingThatMachinesHave() {
        Api.call().get(OWN_SESSIONS).then().statusCode(403);
        Api.call().delete(OWN_SESSIONS).then().statusCode(403);
    }

    @Test
    void asksForARecentSignInBeforeUsersChange() {
        // Given
        Visitor admin = Visitor.with("admin");
        String session = admin.session();
        clock.standStill(Clock.systemUTC().instant().plus(Duration.ofMinutes(6)));

        // When, Then
        Visitor.changing(session)
                .contentType("application/json")
                .body("{}")
                .post("/v1/users")
                .then()
                .statusCode(403)
                .body("code", equalTo("recent_login_required"));
        Visitor.changing(admin.session())
                .contentType("application/json")
                .body("{}")
                .post("/v1/users")
                .then()
                .statusCode(422);
    }

    @Test
    void takesDownWhoCameInAndWhoDidNot() {
        // Given
        Visitor visitor = Visitor.with("agent");

        // When
        String session = visitor.session();
        Visitor.signIn(visitor.email(), "not the right passphrase").then().statusCode(401);
        Visitor.changing(session)
                .contentType("application/json")
                .body("{}")
                .post("/logout")
                .then()
                .statusCode(204);

        // Then
        String actor = "user:" + visitor.id();
        assertThat(lines("session.create", actor)).isEqualTo(1);
        assertThat(lines("session.end", actor)).isEqualTo(1);
        assertThat(rows.count("select count(*) from audit_event where action = 'session.refuse'"))
                .isPositive();
        assertThat(rows.count("select count(*) from audit_event where after::text like ?", "%" + visitor.email() + "%"))
                .isZero();
    }

    private long lines(String action, String actor) {
        return rows.count("select count(*) from audit_event where action = ? and actor = ?", action, actor);
    }

    @Test
    void worksThroughPagesWithoutScript() {
        // Given
        Visitor visitor = Visitor.with("agent");
        Response page = given().get("/login");
        page.then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .header("Referrer-Policy", "same-origin")
                .header("Cache-Control", "no-store");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.asString()).doesNotContain("<script", "style=", "Sign in with");
        given().get("/login/style.css").then().statusCode(200).contentType(containsString("text/css"));

        // When
        form(visitor.email(), "<b>wrong</b>")
                .then()
                .statusCode(401)
                .contentType(containsString("text/html"))
                .body(containsString("role=\"alert\""));
        String session = form(visitor.email(), Visitor.PASSWORD)
                .then()
                .statusCode(303)
                .header("Location", "/login")
                .extract()
                .cookie(SessionCookie.LOOPBACK_NAME);

        // Then
        String signedIn = Visitor.reading(session).get("/login").asString();
        assertThat(signedIn).contains("You are signed in", CsrfRule.formToken(session));
        formLogout(session, "wrong").then().statusCode(403);
        isLive(session);
        formLogout(session, CsrfRule.formToken(session)).then().statusCode(303);
        isOver(session);
    }

    @Test
    void showsWhatWasTypedAsText() {
        // When
        String page = form("\"><script>alert(1)</script>@x", "wrong").asString();

        // Then
        assertThat(page).doesNotContain("<script").contains("&lt;script&gt;");
    }

    private static Response form(String email, String password) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .header("Origin", Visitor.origin())
                .formParam("email", email)
                .formParam("password", password)
                .post("/login");
    }

    private static Response formLogout(String session, String token) {
        return Visitor.reading(session)
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .header("Origin", Visitor.origin())
                .formParam("form_token", token)
                .post("/logout");
    }

    @Test
    void knowsNoProviderWhereNoneIsConfigured() {
        given().get("/login/oidc").then().statusCode(404).contentType("application/problem+json");
        given().contentType("application/x-www-form-urlencoded")
                .formParam("logout_token", "x")
                .post("/logout/oidc")
                .then()
                .statusCode(404);
    }

    private static void isLive(String session) {
        Visitor.reading(session).get(OWN_SESSIONS).then().statusCode(200);
    }

    private static void isOver(String session) {
        Visitor.reading(session).get(OWN_SESSIONS).then().statusCode(401).contentType("application/problem+json");
    }
}
