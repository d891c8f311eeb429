package io.paythread.signin;

import static io.paythread.signin.Visitor.isLive;
import static io.paythread.signin.Visitor.isOver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.paythread.Api;
import io.paythread.Sql;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What people do with their own sessions and password. */
@QuarkusTest
class OwnSessionsTest extends SignInStage {
    @Inject
    OwnSessionsTest(TestClock clock, Sql sql) {
        super(clock, sql);
    }

    @Test
    void isListedAndEndedByItsOwner() {
        // Given
        Visitor visitor = Visitor.with("agent");
        String here = visitor.session();
        String elsewhere = visitor.session();
        String others = Visitor.with("agent").session();
        var listed = Visitor.reading(here)
                .get(Visitor.SESSIONS)
                .then()
                .statusCode(200)
                .body("data", hasSize(2));
        String id = listed.extract().path("data.find { !it.current }.id");

        // When, Then
        Visitor.changing(others).delete(Visitor.SESSIONS + "/" + id).then().statusCode(404);
        Visitor.changing(here).delete(Visitor.SESSIONS + "/" + id).then().statusCode(204);
        isOver(elsewhere);
        isLive(here);
        Visitor.changing(here).delete(Visitor.SESSIONS).then().statusCode(204);
        isOver(here);
        isLive(others);
        assertThat(visitor.auditLines(sql, "session.end")).isEqualTo(2);
    }

    @Test
    void isNothingThatMachinesHave() {
        Api.call().get(Visitor.SESSIONS).then().statusCode(403);
        Api.call().delete(Visitor.SESSIONS).then().statusCode(403);
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
        assertThat(visitor.auditLines(sql, "user.change_password")).isEqualTo(1);
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
}
