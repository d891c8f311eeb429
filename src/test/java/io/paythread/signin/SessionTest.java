package io.paythread.signin;

import static io.paythread.signin.Visitor.isLive;
import static io.paythread.signin.Visitor.isOver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.paythread.Sql;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a session lasts, and everything that ends it. */
@QuarkusTest
class SessionTest extends SignInStage {
    @Inject
    SessionTest(TestClock clock, Sql sql) {
        super(clock, sql);
    }

    @Test
    void endsWithSigningOut() {
        // Given
        String session = Visitor.with("agent").session();
        Visitor.reading(session)
                .contentType("application/json")
                .body("{}")
                .post("/logout")
                .then()
                .statusCode(403);
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
}
