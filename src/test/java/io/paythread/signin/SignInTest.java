package io.paythread.signin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.paythread.Sql;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in with a password, and who does not. */
@QuarkusTest
class SignInTest extends SignInStage {
    @Inject
    SignInTest(TestClock clock, Sql sql) {
        super(clock, sql);
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
        assertThat(visitor.auditLines(sql, "session.create")).isEqualTo(1);
        assertThat(visitor.auditLines(sql, "session.end")).isEqualTo(1);
        assertThat(sql.count("select count(*) from audit_event where action = 'session.refuse'"))
                .isPositive();
        assertThat(sql.count("select count(*) from audit_event where after::text like ?", "%" + visitor.email() + "%"))
                .isZero();
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
}
