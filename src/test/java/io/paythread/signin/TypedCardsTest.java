package io.paythread.signin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.paythread.Api;
import io.paythread.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A card number typed into a form of ours goes no further; one in a password is nobody's business. */
@QuarkusTest
class TypedCardsTest {
    private static final String NUMBER = "4242 4242 4242 4242";
    private static final String SHOWN = "[Visa ....4242]";
    private static final String PASSWORD = "the card is " + NUMBER;

    private final SetupFile file;
    private final FirstAdministrator firstAdministrator;
    private final Sql sql;

    @Inject
    TypedCardsTest(SetupFile file, FirstAdministrator firstAdministrator, Sql sql) {
        this.file = file;
        this.firstAdministrator = firstAdministrator;
        this.sql = sql;
    }

    @BeforeEach
    void nobodyIsThere() {
        Visitor.forgetFailures(sql);
        sql.run("delete from app_user");
        firstAdministrator.prepare().await().atMost(Duration.ofSeconds(10));
    }

    @Test
    void keepsTheNameWithoutItAndThePasswordWithIt() throws IOException {
        // When
        Response answer = Visitor.json(
                        """
                        {"token": "%s", "email": "first@example.com", "name": "Ana %s", "password": "%s"}
                        """
                                .formatted(file.read().orElseThrow(), NUMBER, PASSWORD))
                .post("/setup");

        // Then
        answer.then().statusCode(201).body("name", equalTo("Ana " + SHOWN));
        Visitor.signIn("first@example.com", PASSWORD).then().statusCode(200);
        assertThat(sql.text("select string_agg(u::text, ' ') from app_user u"))
                .contains(SHOWN)
                .doesNotContain("4242 4242");
    }

    @Test
    void showsItInNoFormAgain() throws IOException {
        // When
        Response answer = given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .header("Origin", Visitor.origin())
                .formParam("token", "wrong")
                .formParam("email", "ana@x.example")
                .formParam("name", NUMBER)
                .formParam("password", PASSWORD)
                .post("/setup");

        // Then
        answer.then().statusCode(401).body(containsString("....4242"), not(containsString(NUMBER)));
    }

    @Test
    void looksForNobodyWhoIsCalledLikeIt() {
        // When
        Response answer = given().contentType("application/x-www-form-urlencoded")
                .header("Origin", Visitor.origin())
                .formParam("email", NUMBER)
                .formParam("password", PASSWORD)
                .post("/login");

        // Then
        answer.then().statusCode(401).body(containsString("....4242"), not(containsString(NUMBER)));
    }

    @Test
    void isLookedForBesideAPassword() {
        // When: once the whole body was spared because a password is in it.
        Response answer = Api.send(
                        """
                        {"email": "eva@x.example", "name": "Eva %s", "roles": ["agent"], "password": "%s"}
                        """
                                .formatted(NUMBER, PASSWORD))
                .post(Visitor.USERS);

        // Then
        answer.then().statusCode(201).body("name", equalTo("Eva " + SHOWN));
        Visitor.signIn("eva@x.example", PASSWORD).then().statusCode(200);
    }
}
