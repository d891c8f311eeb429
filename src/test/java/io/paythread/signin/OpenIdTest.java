package io.paythread.signin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Signing in at a real OpenID provider: how it begins, and what comes of it. */
@QuarkusTest
@TestProfile(ProviderProfile.class)
class OpenIdTest extends OpenIdStage {
    @Inject
    OpenIdTest(Sql sql) {
        super(sql);
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
        assertThat(sql.count(
                        "select count(*) from user_session where method = 'oidc' and authenticated_at is not null and"
                                + " provider_session is not null and user_id = (select id from app_user where subject = ?)",
                        sub))
                .isEqualTo(1);
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
}
