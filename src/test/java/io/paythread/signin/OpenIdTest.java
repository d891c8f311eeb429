package io.paythread.signin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paythread.Api;
import io.paythread.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in at a real OpenID provider, and everything that must not get in that way. */
@QuarkusTest
@TestProfile(ProviderProfile.class)
class OpenIdTest {
    private static final boolean CI = "true".equals(System.getenv("CI"));

    private final Rows rows;

    @Inject
    OpenIdTest(Rows rows) {
        this.rows = rows;
    }

    @BeforeEach
    void thereIsAProvider() {
        String missing = NodeProvider.missing();
        String message = "signing in at an OpenID provider is not tested: " + missing;
        assertThat(!missing.isEmpty() && CI).as(message).isFalse();
        if (!missing.isEmpty()) {
            System.out.println("skipped: " + message);
        }
        assumeTrue(missing.isEmpty(), message);
        rows.forgetAttempts();
        forge("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "audience", "party", "nonce", "no-nonce", "expired", "none", "hs256", "stranger"})
    void refusesATokenThatIsNotRight(String what) {
        // Given
        String sub = person("support");
        TestBrowser browser = new TestBrowser();
        forge(what);

        // When
        HttpResponse<String> answer = browser.get(comeBack(browser));

        // Then
        assertThat(answer.statusCode()).isIn(401, 403);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        staysOutside(browser, sub);
    }

    @Test
    void letsTheSamePersonInWhenTheTokenIsRight() {
        // Given
        String sub = person("support");
        TestBrowser browser = new TestBrowser();
        forge("good");

        // When
        HttpResponse<String> answer = browser.get(comeBack(browser));

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(users(sub)).isEqualTo(1);
    }

    @Test
    void refusesAnAnswerOfAnotherProvider() {
        // Given
        String sub = person("support");
        TestBrowser browser = new TestBrowser();
        String address = comeBack(browser).toString();
        assertThat(address).contains("iss=");

        // When
        HttpResponse<String> other =
                browser.get(URI.create(address.replaceAll("iss=[^&]*", "iss=https%3A%2F%2Fother.example")));
        HttpResponse<String> silent = browser.get(URI.create(address.replaceAll("[&?]iss=[^&]*", "")));

        // Then
        assertThat(other.statusCode()).isEqualTo(401);
        assertThat(silent.statusCode()).isEqualTo(401);
        staysOutside(browser, sub);
    }

    @Test
    void refusesAnAnswerThatAnotherBrowserAskedFor() {
        // Given
        String sub = person("support");
        URI address = comeBack(new TestBrowser());
        TestBrowser victim = new TestBrowser();

        // When
        HttpResponse<String> answer = victim.get(address);

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
        staysOutside(victim, sub);
    }

    @Test
    void refusesACodeThatWasUsed() {
        // Given
        String sub = person("support");
        TestBrowser browser = new TestBrowser();
        URI address = comeBack(browser);
        assertThat(browser.get(address).statusCode()).isEqualTo(303);

        // When
        HttpResponse<String> again = browser.get(address);

        // Then
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(users(sub)).isEqualTo(1);
    }

    @Test
    void refusesWhoIsInNoGroupThatGivesARole() {
        // Given
        String sub = person("strangers");
        TestBrowser browser = new TestBrowser();

        // When
        HttpResponse<String> answer = browser.get(comeBack(browser));

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("None of your groups");
        staysOutside(browser, sub);
    }

    @Test
    void asksForACodeWithPkceAndNonce() {
        // When
        String address =
                new TestBrowser().get(login()).headers().firstValue("Location").orElseThrow();

        // Then
        assertThat(address)
                .startsWith(NodeProvider.issuer())
                .contains("response_type=code", "code_challenge_method=S256", "code_challenge=", "nonce=", "state=");
    }

    @Test
    void beginsOurSessionAndLeavesNothingOfTheProviderInTheBrowser() {
        // Given
        String sub = person("support");
        TestBrowser browser = new TestBrowser();

        // When
        signIn(browser);

        // Then
        assertThat(browser.cookiesOf(service()).keySet()).containsExactly(SessionCookie.LOOPBACK_NAME);
        Visitor.reading(session(browser)).get("/v1/customers").then().statusCode(200);
        Visitor.reading(session(browser)).get("/v1/users").then().statusCode(403);
        assertThat(rows.count(
                        "select count(*) from user_session where method = 'oidc' and authenticated_at is not null and"
                                + " provider_session is not null and user_id = (select id from app_user where subject = ?)",
                        sub))
                .isEqualTo(1);
    }

    @Test
    void givesTheRolesOfAllGroupsAndFollowsThemAtTheNextSignIn() {
        // Given
        String sub = person("second line", "chiefs", "strangers");
        TestBrowser browser = new TestBrowser();
        signIn(browser);
        assertThat(roles(sub)).containsExactlyInAnyOrder("agent", "senior_agent", "admin");
        String before = session(browser);

        // When
        change(sub, "support");
        TestBrowser elsewhere = new TestBrowser();
        signIn(elsewhere);

        // Then
        assertThat(roles(sub)).containsExactly("agent");
        Visitor.reading(before).get("/v1/customers").then().statusCode(401);
        Visitor.reading(session(elsewhere)).get("/v1/customers").then().statusCode(200);
    }

    @Test
    void takesNoAccountThatHasAPassword() {
        // Given
        Visitor visitor = Visitor.with("admin");
        String sub = personWithEmail(visitor.email(), true, "support");
        TestBrowser browser = new TestBrowser();

        // When
        HttpResponse<String> answer = browser.get(comeBack(browser));

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        staysOutside(browser, sub);
    }

    @Test
    void takesAnInvitationForAVerifiedAddressOnly() {
        // Given
        String email = "invited-" + System.nanoTime() + "@example.com";
        Api.send("{\"email\": \"" + email + "\", \"name\": \"Invited\", \"roles\": [\"agent\"]}")
                .post("/v1/users")
                .then()
                .statusCode(201);
        String unverified = personWithEmail(email, false, "support");
        TestBrowser impostor = new TestBrowser();
        assertThat(impostor.get(comeBack(impostor)).statusCode()).isEqualTo(403);

        // When
        String verified = personWithEmail(email, true, "chiefs");
        signIn(new TestBrowser());

        // Then
        assertThat(users(unverified)).isZero();
        assertThat(users(verified)).isEqualTo(1);
        assertThat(roles(verified)).containsExactly("admin");
    }

    @Test
    void keepsWhoWasDisabledOutside() {
        // Given
        String sub = person("support");
        TestBrowser browser = new TestBrowser();
        signIn(browser);
        String id = given().spec(Api.call())
                .get("/v1/users?limit=100")
                .path("data.find { it.email == '" + sub + "@example.com' }.id");
        Api.send("{\"roles\": [\"admin\"]}")
                .header("If-Match", "*")
                .patch("/v1/users/" + id)
                .then()
                .statusCode(409);
        Api.send("{\"state\": \"disabled\"}")
                .header("If-Match", "*")
                .patch("/v1/users/" + id)
                .then()
                .statusCode(200);

        // When
        TestBrowser again = new TestBrowser();
        HttpResponse<String> answer = again.get(comeBack(again));

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        Visitor.reading(session(browser)).get("/v1/customers").then().statusCode(401);
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

    @Test
    void asksTheProviderAgainForARecentSignIn() {
        // When
        String address = new TestBrowser()
                .get(URI.create(login() + "?max_age=0"))
                .headers()
                .firstValue("Location")
                .orElseThrow();

        // Then
        assertThat(address).contains("max_age=0");
    }

    @Test
    void leavesEveryOtherRequestAlone() {
        // When, Then
        given().header("Cookie", "q_session_people=x; q_auth_people_y=z")
                .get("/v1/customers")
                .then()
                .statusCode(401);
        Api.call()
                .header("Cookie", "q_session_people=x; q_auth_people_y=z")
                .get("/v1/customers")
                .then()
                .statusCode(200);
        Response page = given().header("Cookie", "q_auth_people_y=z").get("/login");
        assertThat(page.getCookies()).isEmpty();
        assertThat(page.asString()).contains("Sign in with Example");
        given().redirects().follow(false).post("/login/oidc").then().statusCode(405);
    }

    private static URI service() {
        return URI.create("http://localhost:" + RestAssured.port);
    }

    private static URI login() {
        return service().resolve("/login/oidc");
    }

    /** Goes to the provider and gives the address that it sends the browser back to. */
    private static URI comeBack(TestBrowser browser) {
        return browser.follow(login(), address -> service().getAuthority().equals(address.getAuthority()));
    }

    private static void signIn(TestBrowser browser) {
        HttpResponse<String> answer = browser.get(comeBack(browser));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/login");
    }

    private static String session(TestBrowser browser) {
        return browser.cookie(service(), SessionCookie.LOOPBACK_NAME).orElseThrow();
    }

    private void staysOutside(TestBrowser browser, String sub) {
        assertThat(browser.cookie(service(), SessionCookie.LOOPBACK_NAME)).isEmpty();
        assertThat(browser.cookiesOf(service()).keySet()).noneMatch(name -> name.startsWith("q_session"));
        assertThat(users(sub)).isZero();
    }

    /** Somebody new at the provider, who arrives there from now on. */
    private static String person(String... groups) {
        String sub = "person-" + Long.toString(System.nanoTime(), 36);
        change(sub, groups);
        return sub;
    }

    private static void change(String sub, String... groups) {
        arrive(sub, sub + "@example.com", true, groups);
    }

    private static String personWithEmail(String email, boolean verified, String... groups) {
        String sub = "person-" + Long.toString(System.nanoTime(), 36);
        arrive(sub, email, verified, groups);
        return sub;
    }

    private static void arrive(String sub, String email, boolean verified, String... groups) {
        ObjectNode person = NodeProvider.object()
                .put("sub", sub)
                .put("email", email)
                .put("email_verified", verified)
                .put("name", "Person");
        var list = person.putArray("groups");
        List.of(groups).forEach(list::add);
        var unused = NodeProvider.control("person", person);
    }

    private static void forge(String what) {
        var unused = NodeProvider.control("forge", NodeProvider.object().put("what", what));
    }

    private static ObjectNode logoutClaims(String sub) {
        long now = Clock.systemUTC().instant().getEpochSecond();
        ObjectNode claims = NodeProvider.object()
                .put("iss", NodeProvider.issuer())
                .put("aud", "paythread")
                .put("sub", sub)
                .put("iat", now)
                .put("exp", now + 60)
                .put("jti", "jti-" + System.nanoTime());
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

    private long users(String sub) {
        return rows.count("select count(*) from app_user where subject = ?", sub);
    }

    private List<String> roles(String sub) {
        return List.of(rows.text("select array_to_string(roles, ',') from app_user where subject = ?", sub)
                .split(",", -1));
    }

    private String providerSession(String session) {
        return rows.text("select provider_session from user_session where token_hash = ?", Secrets.hash(session));
    }
}
