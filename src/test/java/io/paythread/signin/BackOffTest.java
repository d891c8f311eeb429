package io.paythread.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.paythread.Sql;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Guessing gets slower, for accounts that exist and for those that do not. */
@QuarkusTest
class BackOffTest extends SignInStage {
    private static final String WRONG = "not the right passphrase";
    /** As configured by default. */
    private static final int FREE = 5;

    @Inject
    BackOffTest(TestClock clock, Sql sql) {
        super(clock, sql);
    }

    @Test
    void slowsGuessesAtAnAccountDown() {
        // Given
        Visitor visitor = Visitor.with("agent");
        Instant start = now();
        clock.standStill(start);

        // When
        for (int i = 0; i <= FREE; i++) {
            Visitor.signIn(visitor.email(), WRONG).then().statusCode(401);
        }

        // Then
        tooEarly(visitor.signIn(), 1);
        clock.standStill(start.plusSeconds(1));
        Visitor.signIn(visitor.email(), WRONG).then().statusCode(401);
        tooEarly(visitor.signIn(), 2);
        clock.standStill(start.plusSeconds(3));
        visitor.signIn().then().statusCode(200);
        Visitor.signIn(visitor.email(), WRONG).then().statusCode(401);
        visitor.signIn().then().statusCode(200);
    }

    @Test
    void slowsGuessesAtNobodysAccountDownAsWell() {
        // Given
        String nobody = "nobody-" + Long.toString(System.nanoTime(), 36) + "@example.com";
        clock.standStill(now());

        // When
        for (int i = 0; i <= FREE; i++) {
            Visitor.signIn(nobody, WRONG).then().statusCode(401);
        }

        // Then
        tooEarly(Visitor.signIn(nobody, WRONG), 1);
        tooEarly(Visitor.signIn(nobody.toUpperCase(java.util.Locale.ROOT), WRONG), 1);
    }

    @Test
    void countsGuessesThatComeAllAtOnce() {
        // Given
        Visitor visitor = Visitor.with("agent");
        clock.standStill(now());
        List<CompletableFuture<Integer>> guesses = new ArrayList<>();

        // When
        for (int i = 0; i < 20; i++) {
            guesses.add(CompletableFuture.supplyAsync(
                    () -> Visitor.signIn(visitor.email(), WRONG).statusCode()));
        }
        List<Integer> answers = guesses.stream().map(CompletableFuture::join).toList();

        // Then
        assertThat(answers).filteredOn(status -> status == 401).hasSize(FREE + 1);
        assertThat(answers).filteredOn(status -> status == 429).hasSize(20 - FREE - 1);
    }

    @Test
    void slowsAnAddressDownThatTriesManyAccounts() {
        // Given
        Visitor visitor = Visitor.with("agent");
        clock.standStill(now());
        sql.run(
                "insert into sign_in_attempt (key, failures, blocked_until, updated_at) values (?, 30, ?, ?)",
                AttemptKey.ofAddress("127.0.0.1").hash(),
                clock.instant().atOffset(java.time.ZoneOffset.UTC),
                clock.instant().atOffset(java.time.ZoneOffset.UTC));

        // When
        Visitor.signIn("nobody-" + Long.toString(System.nanoTime(), 36) + "@example.com", WRONG)
                .then()
                .statusCode(401);

        // Then
        tooEarly(visitor.signIn(), 1);
        Visitor.json("{\"token\": \"x\", \"email\": \"a@b\", \"name\": \"x\", \"password\": \"" + WRONG + "\"}")
                .post("/setup")
                .then()
                .statusCode(409);
    }

    @Test
    void waitsNoLongerThanConfiguredAndForgetsAfterADay() {
        // Given
        Visitor visitor = Visitor.with("agent");
        Instant start = now();
        clock.standStill(start);
        sql.run(
                "insert into sign_in_attempt (key, failures, blocked_until, updated_at) values (?, 1000, ?, ?)",
                AttemptKey.ofAccount(visitor.email()).hash(),
                start.atOffset(java.time.ZoneOffset.UTC),
                start.atOffset(java.time.ZoneOffset.UTC));

        // When
        Visitor.signIn(visitor.email(), WRONG).then().statusCode(401);

        // Then
        tooEarly(visitor.signIn(), 300);
        clock.standStill(start.plus(Duration.ofHours(25)));
        Visitor.signIn(visitor.email(), WRONG).then().statusCode(401);
        Visitor.signIn(visitor.email(), WRONG).then().statusCode(401);
        visitor.signIn().then().statusCode(200);
    }

    @Test
    void tellsPeopleOnThePage() {
        // Given
        Visitor visitor = Visitor.with("agent");
        clock.standStill(now());
        for (int i = 0; i <= FREE; i++) {
            Visitor.signIn(visitor.email(), WRONG).then().statusCode(401);
        }

        // When
        Response page = io.restassured.RestAssured.given()
                .contentType("application/x-www-form-urlencoded")
                .header("Origin", Visitor.origin())
                .formParam("email", visitor.email())
                .formParam("password", Visitor.PASSWORD)
                .post("/login");

        // Then
        page.then().statusCode(429).header("Retry-After", "1").body(containsString("Wait 1 s"));
    }

    /** As exact as the database: it would round up what is finer. */
    private static Instant now() {
        return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void tooEarly(Response answer, int seconds) {
        answer.then().statusCode(429).header("Retry-After", String.valueOf(seconds));
    }
}
