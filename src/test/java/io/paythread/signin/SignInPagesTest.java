package io.paythread.signin;

import static io.paythread.signin.Visitor.isLive;
import static io.paythread.signin.Visitor.isOver;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.paythread.Sql;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The pages for signing in and out. */
@QuarkusTest
class SignInPagesTest extends SignInStage {
    @Inject
    SignInPagesTest(TestClock clock, Sql sql) {
        super(clock, sql);
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
}
