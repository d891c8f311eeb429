package io.paythread.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Sql;
import io.paythread.platform.time.TestClock;
import io.paythread.security.Caller;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SessionLookTest extends SignInStage {
    private final SessionLook look;
    private final Sessions sessions;

    SessionLookTest(TestClock clock, Sql sql, SessionLook look, Sessions sessions) {
        super(clock, sql);
        this.look = look;
        this.sessions = sessions;
    }

    @Test
    void knowsASessionAgainThatDoesNotShowItsCookie() {
        // Given
        Visitor visitor = Visitor.with("agent");
        Caller caller = caller(visitor.session());

        // When, Then
        assertThat(stands(caller)).isTrue();
    }

    @Test
    void takesNoOtherSessionOfThePersonForAnEndedOne() {
        // Given
        Visitor visitor = Visitor.with("agent");
        String ended = visitor.session();
        Caller caller = caller(ended);
        Caller other = caller(visitor.session());

        // When
        String id = Visitor.reading(ended).get(Visitor.SESSIONS).path("data.find { it.current }.id");
        Visitor.changing(ended).delete(Visitor.SESSIONS + "/" + id).then().statusCode(204);

        // Then
        assertThat(stands(caller)).isFalse();
        assertThat(stands(other)).isTrue();
    }

    @Test
    void refusesASessionWhoseRightsHaveChanged() {
        // Given
        Visitor visitor = Visitor.with("agent");
        Caller caller = caller(visitor.session());

        // When
        visitor.change("{\"roles\": [\"analyst\"]}").then().statusCode(200);

        // Then
        assertThat(stands(caller)).isFalse();
    }

    private Caller caller(String session) {
        return SessionMechanism.caller(
                sessions.find(session).await().indefinitely().orElseThrow(), "rqs_test");
    }

    private boolean stands(Caller caller) {
        return look.still(caller).await().indefinitely();
    }
}
