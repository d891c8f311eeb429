package io.paythread.security;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.paythread.Api;
import io.paythread.security.TestKeys.Bearer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody gets more from a key than whoever made it has. */
@QuarkusTest
class ApiKeyRightsTest {
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
        FakeSessions.person("admin 301")
                .body(TestKeys.readerRequest(""))
                .post("/v1/api-keys")
                .then()
                .statusCode(403)
                .body("code", equalTo("recent_login_required"));
        FakeSessions.person("admin 60")
                .body(TestKeys.readerRequest(""))
                .post("/v1/api-keys")
                .then()
                .statusCode(201);
        FakeSessions.person("analyst 60")
                .body(TestKeys.readerRequest(""))
                .post("/v1/api-keys")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
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
        FakeSessions.person("agent 10")
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
}
