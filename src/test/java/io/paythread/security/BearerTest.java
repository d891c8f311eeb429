package io.paythread.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.Sql;
import io.paythread.platform.id.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call {@code /v1}. */
@QuarkusTest
class BearerTest {
    private static final Instant PAST = Instant.parse("2026-01-21T10:00:00Z");
    private static final Instant FUTURE = Instant.parse("2999-01-01T00:00:00Z");

    private final Sql sql;
    private final Ids ids;

    @Inject
    BearerTest(Sql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer " + Api.KEY + "x",
                "Basic " + Api.KEY,
                Api.KEY,
                "Bearer ptk_00000000000000000000000000_0000000000000000000000000000000000000000000_000000"
            })
    void refusesWhatIsNoKey(String header) {
        // When
        Response answer = given().header("Authorization", header).get("/v1/probe");

        // Then
        refused(answer);
    }

    @Test
    void refusesARequestWithoutAKeyWhateverItAsksFor() {
        // When, Then
        refused(given().get("/v1/probe"));
        refused(given().get("/v1/nothing"));
        refused(given().get("/v1"));
        refused(given().urlEncodingEnabled(false).get("/%76%31/probe"));
        refused(given().urlEncodingEnabled(false).get("/problems/%2e%2e/v1/probe"));
        refused(given().urlEncodingEnabled(false).get("//v1/probe"));
        refused(given().contentType("application/json").body("{").post("/v1/probe"));
    }

    @Test
    void refusesAKeyThatIsWellFormedAndUnknown() {
        // When, Then
        refused(with(key()));
    }

    @Test
    void refusesAKeyThatExpiredOrWasRevoked() {
        // Given
        ApiKeyText expired = key();
        ApiKeyText revoked = key();
        keep(expired, PAST, null);
        keep(revoked, FUTURE, PAST);

        // When, Then
        refused(with(expired));
        refused(with(revoked));
    }

    @Test
    void refusesAnotherSecretUnderAKnownId() {
        // Given
        ApiKeyText known = key();
        keep(known, null, null);

        // When, Then
        refused(with(ApiKeyText.create(known.id())));
    }

    @Test
    void acceptsALiveKeyUntilItIsRevoked() {
        // Given
        ApiKeyText key = key();
        keep(key, FUTURE, null);
        with(key).then().statusCode(200);

        // When
        sql.run("update api_key set revoked_at = now() where id = ?", key.id());

        // Then
        Eventually.within(Duration.ofSeconds(5), () -> refused(with(key)));
    }

    @Test
    void tellsTheResourceWhoCalls() {
        // When, Then
        Api.send("{\"display_name\": \"x\", \"count\": 1}")
                .post("/v1/probe")
                .then()
                .statusCode(200)
                .body("actor", equalTo("key:bootstrap"));
    }

    @Test
    void asksForNoKeyOutsideTheApi() {
        // When, Then
        given().get("/problems/not-found").then().statusCode(200);
        given().get("/openapi.json").then().statusCode(200);
        given().get("/openapi.yaml").then().statusCode(200);
    }

    private ApiKeyText key() {
        return ApiKeyText.create(ids.next());
    }

    private static Response with(ApiKeyText key) {
        return given().header("Authorization", "Bearer " + key.secretText()).get("/v1/probe");
    }

    private static void refused(Response answer) {
        answer.then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("code", equalTo("unauthenticated"));
    }

    private void keep(ApiKeyText key, @Nullable Instant expires, @Nullable Instant revoked) {
        sql.run(
                """
                insert into api_key (id, name, hash, last4, created_at, expires_at, revoked_at)
                values (?, 'test', ?, ?, ?, ?, ?)
                """,
                key.id(),
                key.hash(),
                key.last4(),
                PAST.atOffset(ZoneOffset.UTC),
                expires == null ? null : expires.atOffset(ZoneOffset.UTC),
                revoked == null ? null : revoked.atOffset(ZoneOffset.UTC));
    }
}
