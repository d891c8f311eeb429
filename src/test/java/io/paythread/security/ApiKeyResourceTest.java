package io.paythread.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.paythread.Api;
import io.paythread.Sql;
import io.paythread.security.TestKeys.Bearer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys as they are made, shown and changed. */
@QuarkusTest
class ApiKeyResourceTest {
    private final Sql sql;

    @Inject
    ApiKeyResourceTest(Sql sql) {
        this.sql = sql;
    }

    @Test
    void showsTheSecretOnceAndNeverAgain() {
        // When
        Response made = Api.send(TestKeys.readerRequest("")).post("/v1/api-keys");

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
    void keepsNoSecretInTheDatabase() {
        // Given
        Bearer key = TestKeys.reader("");

        // When
        String row = sql.text("select k::text from api_key k where k.id::text <> '' order by created_at desc limit 1");
        String log = sql.text("select string_agg(e::text, ' ') from audit_event e");

        // Then
        assertThat(row + log).doesNotContain(key.secret().substring(31, 74));
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
        Api.send(TestKeys.readerRequest(more)).post("/v1/api-keys").then().statusCode(422);
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
    void changesWhatIsNamedForWhoReadTheLatest() {
        // Given
        Bearer key = TestKeys.reader("");
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
    void writesDownWhoDidWhat() {
        // Given
        Bearer key = TestKeys.reader("");

        // When
        Api.send("{}").post("/v1/api-keys/" + key.id() + "/rotations").then().statusCode(201);
        Api.call().delete("/v1/api-keys/" + key.id()).then().statusCode(200);
        Api.call().delete("/v1/api-keys/" + key.id()).then().statusCode(200);

        // Then
        assertThat(sql.text("select string_agg(action, ' ' order by id) from audit_event where object_id = '" + key.id()
                        + "'"))
                .isEqualTo("api_key.create api_key.rotate api_key.revoke");
    }
}
