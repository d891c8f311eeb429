package io.paythread.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.platform.time.TestClock;
import io.paythread.security.TestKeys.Bearer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys from their making to their end. */
@QuarkusTest
class ApiKeyResourceTest {
    private static final String READER =
            "{\"name\":\"Reader\",\"roles\":[\"integration\"],\"scopes\":[\"payments:read\"]%s}";

    private final DataSource database;
    private final TestClock clock;

    @Inject
    ApiKeyResourceTest(DataSource database, TestClock clock) {
        this.database = database;
        this.clock = clock;
    }

    @AfterEach
    void letTheClockGo() {
        clock.release();
    }

    @Test
    void showsTheSecretOnceAndNeverAgain() {
        // When
        Response made = Api.send(READER.formatted("")).post("/v1/api-keys");

        // Then
        made.then()
                .statusCode(201)
                .body("secret", matchesPattern("ptk_[0-9a-z]{26}_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}"))
                .body("state", equalTo("live"))
                .body("created_by", equalTo("key:bootstrap"))
                .header("Location", endsWith("/v1/api-keys/" + made.path("id")));
        String secret = made.path("secret");
        String list =
                Api.call().get("/v1/api-keys").then().statusCode(200).extract().asString();
        String one = Api.call()
                .get("/v1/api-keys/" + made.path("id"))
                .then()
                .body("secret", nullValue())
                .extract()
                .asString();
        assertThat(list + one).doesNotContain(secret, secret.substring(31, 74));
    }

    @Test
    void keepsNoSecretInTheDatabase() throws SQLException {
        // Given
        Bearer key = TestKeys.made(READER.formatted(""));

        // When
        String row = text("select k::text from api_key k where k.id::text <> '' order by created_at desc limit 1");
        String log = text("select string_agg(e::text, ' ') from audit_event e");

        // Then
        assertThat(row + log).doesNotContain(key.secret().substring(31, 74));
    }

    @Test
    void endsAKeyAfterAYearUnlessToldOtherwise() {
        // Given
        Instant now = Instant.parse("2026-09-14T10:00:00Z");
        clock.standStill(now);

        // When
        Bearer key = TestKeys.made(READER.formatted(""));

        // Then
        Api.call().get("/v1/api-keys/" + key.id()).then().body("expires_at", equalTo("2027-09-14T10:00:00.000000Z"));
        key.call().get("/v1/payments").then().statusCode(200);
        clock.standStill(now.plus(KeyRules.STANDARD_LIFE));
        key.call().get("/v1/payments").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"expires_at\":\"2020-01-01T00:00:00Z\"",
                ",\"expires_at\":\"2099-01-01T00:00:00Z\"",
                ",\"networks\":[\"example.com\"]",
                ",\"networks\":[\"10.0.0.0/33\"]",
                ",\"networks\":[null]"
            })
    void refusesWhatMakesNoSense(String more) {
        // When, Then
        Api.send(READER.formatted(more)).post("/v1/api-keys").then().statusCode(422);
    }

    @Test
    void refusesWordsThatMeanNothingAllAtOnce() {
        // When, Then
        Api.send("{\"name\":\"x\",\"roles\":[\"king\"],\"scopes\":[\"payments:read\",\"payments\"]}")
                .post("/v1/api-keys")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/roles/0", "/scopes/1")));
    }

    @Test
    void refusesAKeyWithoutAnyRight() {
        // When, Then
        Api.send("{\"name\":\"x\",\"roles\":[\"integration\"]}")
                .post("/v1/api-keys")
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("no_right"));
    }

    @Test
    void letsNobodyGiveMoreThanTheyHave() {
        // Given
        Bearer maker = TestKeys.of(Role.INTEGRATION, Scope.KEYS_WRITE, Scope.PAYMENTS_READ);

        // When, Then
        maker.send("{\"name\":\"x\",\"scopes\":[\"payments:read\",\"raw:read\"]}")
                .post("/v1/api-keys")
                .then()
                .statusCode(403)
                .body("detail", containsString("raw:read"));
        maker.send("{\"name\":\"x\",\"roles\":[\"agent\"]}")
                .post("/v1/api-keys")
                .then()
                .statusCode(403);
        maker.send("{\"name\":\"x\",\"scopes\":[\"payments:read\"]}")
                .post("/v1/api-keys")
                .then()
                .statusCode(201);
    }

    @Test
    void letsNobodyTakeOverAKeyThatMayDoMore() {
        // Given
        Bearer maker = TestKeys.of(Role.INTEGRATION, Scope.KEYS_WRITE, Scope.PAYMENTS_READ);
        Bearer admin = TestKeys.of(Role.ADMIN);

        // When, Then
        maker.send("{}")
                .post("/v1/api-keys/" + admin.id() + "/rotations")
                .then()
                .statusCode(403);
        maker.send("{\"networks\":[]}")
                .header("If-Match", "*")
                .patch("/v1/api-keys/" + admin.id())
                .then()
                .statusCode(403);
    }

    @Test
    void asksPeopleToHaveSignedInRecently() {
        // When, Then
        person("admin 301")
                .body(READER.formatted(""))
                .post("/v1/api-keys")
                .then()
                .statusCode(403)
                .body("code", equalTo("recent_login_required"));
        person("admin 60")
                .body(READER.formatted(""))
                .post("/v1/api-keys")
                .then()
                .statusCode(201);
        person("analyst 60")
                .body(READER.formatted(""))
                .post("/v1/api-keys")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    @Test
    void keepsBothSecretsGoodDuringARotation() {
        // Given
        Instant now = Instant.parse("2026-09-14T10:00:00Z");
        clock.standStill(now);
        Bearer old = TestKeys.made(READER.formatted(""));

        // When
        Response rotated = Api.send("{\"overlap_seconds\":3600}").post("/v1/api-keys/" + old.id() + "/rotations");

        // Then
        rotated.then().statusCode(201).body("previous.expires_at", equalTo("2026-09-14T11:00:00.000000Z"));
        Bearer next = new Bearer(old.id(), rotated.path("secret"));
        next.call().get("/v1/payments").then().statusCode(200);
        old.call().get("/v1/payments").then().statusCode(200);
        clock.standStill(now.plus(Duration.ofHours(1)));
        next.call().get("/v1/payments").then().statusCode(200);
        old.call().get("/v1/payments").then().statusCode(401);
    }

    @Test
    void endsTheOldSecretAtOnceWithoutAnOverlap() {
        // Given
        Bearer old = TestKeys.made(READER.formatted(""));
        old.call().get("/v1/payments").then().statusCode(200);

        // When
        Api.send("{\"overlap_seconds\":0}")
                .post("/v1/api-keys/" + old.id() + "/rotations")
                .then()
                .statusCode(201);

        // Then
        old.call().get("/v1/payments").then().statusCode(401);
    }

    @Test
    void stopsARevokedKeyAtOnce() {
        // Given
        Bearer key = TestKeys.made(READER.formatted(""));
        key.call().get("/v1/payments").then().statusCode(200);

        // When
        Api.call().delete("/v1/api-keys/" + key.id()).then().statusCode(200).body("state", equalTo("revoked"));

        // Then
        key.call().get("/v1/payments").then().statusCode(401);
        Api.call().delete("/v1/api-keys/" + key.id()).then().statusCode(200);
        Api.send("{}").post("/v1/api-keys/" + key.id() + "/rotations").then().statusCode(409);
        Api.send("{\"name\":\"y\"}")
                .header("If-Match", "*")
                .patch("/v1/api-keys/" + key.id())
                .then()
                .statusCode(409);
    }

    @Test
    void stopsAKeyThatAnotherReplicaRevokedWithinASecond() throws SQLException {
        // Given
        Bearer key = TestKeys.made(READER.formatted(""));
        key.call().get("/v1/payments").then().statusCode(200);

        // When: behind this replica's back, and without a wake-up
        execute("update api_key set revoked_at = now() where name = 'Reader' and last4 = right('" + key.secret()
                + "', 4)");

        // Then
        Eventually.within(
                Duration.ofSeconds(1),
                () -> key.call().get("/v1/payments").then().statusCode(401));
    }

    @Test
    void answersTheSameWhateverIsWrongWithAKey() {
        // Given
        Bearer expired = TestKeys.made(READER.formatted(""));
        Bearer revoked = TestKeys.made(READER.formatted(""));
        Bearer elsewhere = TestKeys.made(READER.formatted(",\"networks\":[\"203.0.113.0/24\"]"));
        Api.call().delete("/v1/api-keys/" + revoked.id());
        String unknown = ApiKeyText.create(new java.util.UUID(1, 2)).secretText();
        clock.standStill(Instant.now().plus(Duration.ofDays(366)));

        // When
        List<String> answers = new ArrayList<>();
        for (String secret : List.of(expired.secret(), revoked.secret(), elsewhere.secret(), unknown, "ptk_x")) {
            answers.add(given().header("Authorization", "Bearer " + secret)
                    .get("/v1/payments")
                    .then()
                    .statusCode(401)
                    .extract()
                    .asString()
                    .replaceAll("rqs_[0-9a-z]{26}", ""));
        }

        // Then
        assertThat(answers).containsOnly(answers.get(0));
    }

    @Test
    void admitsAKeyOnlyFromItsNetworks() {
        // Given
        Bearer here = TestKeys.made(READER.formatted(",\"networks\":[\"127.0.0.0/8\",\"::1\"]"));
        Bearer elsewhere = TestKeys.made(READER.formatted(",\"networks\":[\"203.0.113.0/24\"]"));

        // When, Then
        here.call().get("/v1/payments").then().statusCode(200);
        elsewhere.call().get("/v1/payments").then().statusCode(401);
    }

    @Test
    void changesWhatIsNamedForWhoReadTheLatest() {
        // Given
        Bearer key = TestKeys.made(READER.formatted(""));
        String path = "/v1/api-keys/" + key.id();
        String etag = Api.call().get(path).header("ETag");

        // When
        Api.send("{\"scopes\":[\"tickets:read\"]}")
                .header("If-Match", etag)
                .patch(path)
                .then()
                .statusCode(200)
                .body("name", equalTo("Reader"));

        // Then
        key.call().get("/v1/payments").then().statusCode(403).body("detail", containsString("payments:read"));
        key.call().get("/v1/tickets").then().statusCode(200);
        Api.send("{\"name\":\"z\"}").header("If-Match", etag).patch(path).then().statusCode(412);
        Api.send("{\"name\":\"z\"}").patch(path).then().statusCode(428);
    }

    @Test
    void remembersTheHourOfTheLastUse() {
        // Given
        Bearer key = TestKeys.made(READER.formatted(""));

        // When
        key.call().get("/v1/payments").then().statusCode(200);

        // Then
        Eventually.within(Duration.ofSeconds(5), () -> Api.call()
                .get("/v1/api-keys/" + key.id())
                .then()
                .body("last_used_at", matchesPattern(".*:00:00\\.000000Z")));
    }

    @Test
    void writesDownWhoDidWhat() throws SQLException {
        // Given
        Bearer key = TestKeys.made(READER.formatted(""));

        // When
        Api.send("{}").post("/v1/api-keys/" + key.id() + "/rotations").then().statusCode(201);
        Api.call().delete("/v1/api-keys/" + key.id()).then().statusCode(200);
        Api.call().delete("/v1/api-keys/" + key.id()).then().statusCode(200);

        // Then
        assertThat(text("select string_agg(action, ' ' order by id) from audit_event where object_id = '" + key.id()
                        + "'"))
                .isEqualTo("api_key.create api_key.rotate api_key.revoke");
    }

    @Test
    void writesDownRefusedKeysAndNotTooMany() throws SQLException {
        // Given
        Bearer key = TestKeys.made(READER.formatted(""));
        Api.call().delete("/v1/api-keys/" + key.id());
        String count = "select count(*) from audit_event where action = 'credential.refuse'";
        int before = number(count);

        // When
        int tries = 3 * RefusedCredentials.PER_MINUTE;
        for (int i = 0; i < tries; i++) {
            key.call().get("/v1/payments").then().statusCode(401);
        }

        // Then: a minute may have ended meanwhile, not two
        Eventually.within(Duration.ofSeconds(5), () -> assertThat(number(count)).isPositive());
        assertThat(number(count) - before).isLessThanOrEqualTo(2 * RefusedCredentials.PER_MINUTE);
        assertThat(number(count + " and after::text like '%127.0.0.1%'")).isZero();
    }

    @Test
    void tellsACallerWhoItIs() {
        // Given
        Bearer key = TestKeys.of(Role.AUDITOR, Scope.CUSTOMERS_READ);

        // When, Then
        key.call()
                .get("/v1/me")
                .then()
                .statusCode(200)
                .body("actor", equalTo("key:" + key.id()))
                .body("roles", equalTo(List.of("auditor")))
                .body("scopes", equalTo(List.of("customers:read", "audit:read")))
                .body("expires_at", notNullValue());
        person("agent 10")
                .get("/v1/me")
                .then()
                .body("credential", equalTo("session"))
                .body("signed_in_at", notNullValue());
    }

    @Test
    void listsTheRoles() {
        // When, Then
        Api.call().get("/v1/roles").then().statusCode(200).body("data", hasSize(Role.values().length));
    }

    @Test
    void judgesWhatWasShownOnPurposeAlone() {
        // When, Then: a good session does not mend a bad key
        person("admin 1")
                .header("Authorization", "Bearer ptk_x")
                .get("/v1/me")
                .then()
                .statusCode(401);
        person("admin 1")
                .header("Authorization", "Bearer something")
                .get("/v1/me")
                .then()
                .statusCode(401);
    }

    private static io.restassured.specification.RequestSpecification person(String who) {
        return given().contentType("application/json").header(FakeSessions.HEADER, who);
    }

    private int number(String sql) {
        try {
            return Integer.parseInt(text(sql));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
