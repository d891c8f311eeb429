package io.paythread.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.platform.http.RawHttp;
import io.paythread.platform.id.Ids;
import io.paythread.platform.idempotency.EffectResource.Way;
import io.paythread.platform.postgres.Database;
import io.paythread.security.Role;
import io.paythread.security.TestKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IdempotencyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int CALLERS = 50;

    private final Database database;
    private final Answers answers;
    private final Ids ids;
    private final Clock clock;

    @Inject
    IdempotencyTest(Database database, Answers answers, Ids ids, Clock clock) {
        this.database = database;
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "caf\u00e9", "tab\there"})
    void refusesAKeyThatCannotBeCompared(String key) {
        var answer = Api.send("{}").header(KeyedRequest.HEADER, key).post("/v1/effects");
        answer.then().statusCode(400).body("code", equalTo("invalid_request"));
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        send("x".repeat(255), body("long" + ids.next(), Way.SQL), "").then().statusCode(201);
        send("x".repeat(256), body("long" + ids.next(), Way.SQL), "").then().statusCode(400);
    }

    /** What the contract promises of every POST is kept by one filter; so an operation cannot forget it. */
    @Test
    void isAskedForItsKeyAtEveryPost() {
        // Given
        Map<String, Boolean> uploads = new TreeMap<>();
        JsonPath contract = new JsonPath(RestAssured.get("/openapi.json").asString());
        Map<String, Map<String, ?>> paths = contract.getMap("paths");
        paths.forEach((path, operations) -> {
            if (operations.containsKey("post") && path.startsWith("/v1/")) {
                uploads.put(path, String.valueOf(operations.get("post")).contains("multipart/form-data"));
            }
        });
        assertThat(uploads).hasSizeGreaterThan(5);

        // Then
        assertThat(uploads).allSatisfy((path, upload) -> Api.call()
                .body((upload ? "--x--" : "{}").getBytes(StandardCharsets.US_ASCII))
                .contentType(upload ? "multipart/form-data; boundary=x" : "application/json")
                .header(KeyedRequest.HEADER, "two words")
                .post(path.replaceAll("\\{[^}]+}", "cst_00000000000000000000000000"))
                .then()
                .statusCode(400)
                .body("detail", containsString(KeyedRequest.HEADER)));
    }

    @ParameterizedTest
    @EnumSource
    void takesEffectOnceHoweverManyAskAtOnce(Way way) {
        // Given
        String name = "many" + ids.next();
        String body = body(name, way);

        // When
        List<Response> last = IntStream.range(0, CALLERS)
                .parallel()
                .mapToObj(caller -> untilAnswered(name, body))
                .toList();

        // Then
        assertThat(effects(name)).isEqualTo(1);
        assertThat(last).extracting(Response::statusCode).containsOnly(201);
        assertThat(last)
                .extracting(answer -> answer.body().asString())
                .containsOnly(last.get(0).body().asString());
        assertThat(last)
                .extracting(answer -> answer.header("Location"))
                .containsOnly(last.get(0).header("Location"));
        assertThat(last)
                .filteredOn(answer -> answer.header("Idempotency-Replayed") == null)
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void joinsAllThatARequestDoes(Way way) {
        // Given
        String name = "several" + ids.next();
        String body = "{\"name\": \"%s\", \"way\": \"%s\", \"times\": 3}".formatted(name, way.name());

        // When
        Response failed = send(name, body, "fault");
        Response good = send(name, body, "");
        Response again = send(name, body, "");

        // Then
        failed.then().statusCode(500);
        good.then().statusCode(201).body("count", equalTo(3));
        again.then().statusCode(201).header("Idempotency-Replayed", "true").body("count", equalTo(3));
        assertThat(effects(name)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothingBehindWhenItFailsBetweenEffectAndAnswer(Way way) {
        // Given
        String name = "failed" + ids.next();

        // When
        Response failed = send(name, body(name, way), "fault");

        // Then
        failed.then().statusCode(500);
        assertThat(effects(name)).isZero();
        assertThat(untilAnswered(name, body(name, way)).header("Idempotency-Replayed"))
                .isNull();
        assertThat(effects(name)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothingBehindWhenTheDatabaseGoesAwayBeforeTheCommit(Way way) {
        // Given
        String name = "cut" + ids.next();

        // When
        Response cut = send(name, body(name, way), "cut");

        // Then
        assertThat(cut.statusCode()).isIn(500, 503);
        assertThat(effects(name)).isZero();
        assertThat(untilAnswered(name, body(name, way)).header("Idempotency-Replayed"))
                .isNull();
        assertThat(effects(name)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothingBehindWhenTheCallerHangsUpBeforeTheAnswer(Way way) {
        // Given
        String name = "gone" + ids.next();
        String body = body(name, way);
        var connection = RawHttp.connect(PATIENCE);
        connection.head("POST /v1/effects HTTP/1.1\nHost: x\nAuthorization: Bearer " + Api.KEY
                + "\nContent-Type: application/json\n" + KeyedRequest.HEADER + ": " + name + "\n"
                + EffectResource.TROUBLE + ": silence\nContent-Length: " + body.length() + "\n\n" + body);
        Eventually.within(PATIENCE, () -> assertThat(aCommitIsWaiting()).isTrue());
        send(name, body, "").then().statusCode(409).header("Retry-After", "1");

        // When
        connection.reset();

        // Then
        Response next = untilAnswered(name, body);
        assertThat(next.header("Idempotency-Replayed")).isNull();
        assertThat(effects(name)).isEqualTo(1);
    }

    @Test
    void refusesTheKeyForAnotherPayload() {
        // Given
        String name = "other" + ids.next();
        send(name, body(name, Way.SQL), "").then().statusCode(201);

        // When
        Response other = send(name, body(name, Way.SESSION), "");

        // Then
        other.then().statusCode(422).body("code", equalTo("idempotency_key_reused"));
        assertThat(effects(name)).isEqualTo(1);
    }

    @Test
    void tellsCallersApart() {
        // Given
        String name = "callers" + ids.next();
        send(name, body(name, Way.SQL), "").then().statusCode(201);

        // When
        Response other = TestKeys.of(Role.ADMIN)
                .send(body(name, Way.SQL))
                .header(KeyedRequest.HEADER, name)
                .post("/v1/effects");

        // Then
        other.then().statusCode(201);
        assertThat(other.header("Idempotency-Replayed")).isNull();
        assertThat(effects(name)).isEqualTo(2);
    }

    @Test
    void keepsNothingOfWhatWasRefused() {
        // Given
        String name = "refused" + ids.next();
        send(name, "{\"name\": \"\", \"way\": \"sql\", \"times\": 1}", "")
                .then()
                .statusCode(422);

        // When
        Response corrected = send(name, body(name, Way.SQL), "");

        // Then
        corrected.then().statusCode(201);
        assertThat(corrected.header("Idempotency-Replayed")).isNull();
    }

    @Test
    void repeatsWhatChangedNothing() {
        // Given
        String name = "nothing" + ids.next();
        String body = "{\"name\": \"%s\", \"way\": \"sql\", \"times\": 0}".formatted(name);
        String first = send(name, body, "").then().statusCode(201).extract().asString();

        // When
        Response second = send(name, body, "");

        // Then
        second.then().header("Idempotency-Replayed", "true").header("Content-Type", containsString("application/json"));
        assertThat(second.asString()).isEqualTo(first);
    }

    @Test
    void knowsNoAnswerItself() {
        // Given
        String name = "sealed" + ids.next();
        send(name, body(name, Way.SQL), "").then().statusCode(201);

        // When
        List<String> rows = database.reading(
                        tx -> tx.list("select answer::text from idempotent_answer answer", row -> row.getString(0)))
                .await()
                .atMost(PATIENCE);

        // Then
        String hex = HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(name) || row.contains(hex));
    }

    @Test
    void forgetsWhatIsOlderThanPromised() {
        // Given
        byte[] old = scope(clock.instant().minus(Duration.ofHours(25)));
        byte[] young = scope(clock.instant().minus(Duration.ofHours(23)));

        // When
        var unused = answers.clean().await().atMost(PATIENCE);

        // Then
        assertThat(isKept(old)).isFalse();
        assertThat(isKept(young)).isTrue();
    }

    private byte[] scope(Instant answeredAt) {
        byte[] scope = ids.next().toString().getBytes(StandardCharsets.UTF_8);
        var unused = database.inTransaction(tx -> tx.update(
                        "insert into idempotent_answer values ($1, '', 201, '', '', '', $2)",
                        Buffer.buffer(scope),
                        answeredAt.atOffset(ZoneOffset.UTC)))
                .await()
                .atMost(PATIENCE);
        return scope;
    }

    private boolean isKept(byte[] scope) {
        return database.reading(tx -> tx.value(
                        Boolean.class, "select exists (select from idempotent_answer where scope = $1)", (Object)
                                scope))
                .await()
                .atMost(PATIENCE)
                .orElseThrow();
    }

    private long effects(String name) {
        return database.reading(
                        tx -> tx.first("select count(*) from effect where name = $1", row -> row.getLong(0), name))
                .await()
                .atMost(PATIENCE)
                .orElseThrow();
    }

    private boolean aCommitIsWaiting() {
        return database.reading(tx -> tx.value(
                        Boolean.class,
                        "select exists (select from pg_stat_activity"
                                + " where state = 'idle in transaction' and query like 'insert into effect%')"))
                .await()
                .atMost(PATIENCE)
                .orElseThrow();
    }

    /** As a caller does it: again and again while the request is said to be under way. */
    private static Response untilAnswered(String key, String body) {
        return Eventually.gives(PATIENCE, () -> {
            Response answer = send(key, body, "");
            assertThat(answer.statusCode()).isNotEqualTo(409);
            return answer;
        });
    }

    private static Response send(String key, String body, String trouble) {
        return Api.send(body)
                .header(KeyedRequest.HEADER, key)
                .header(EffectResource.TROUBLE, trouble)
                .post("/v1/effects");
    }

    private static String body(String name, Way way) {
        return "{\"name\": \"%s\", \"way\": \"%s\", \"times\": 1}".formatted(name, way.name());
    }
}
