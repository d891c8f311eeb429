package io.paythread.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.paythread.Api;
import io.paythread.audit.AuditTrail;
import io.paythread.security.Role;
import io.paythread.security.Scope;
import io.paythread.security.TestKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EndpointResourceTest {
    private static final String PATH = DeliveryStage.ENDPOINTS;
    private static final String URL = "https://hooks.example.com/in?tenant=1";

    private final DeliveryStage stage;

    @Inject
    EndpointResourceTest(DeliveryStage stage) {
        this.stage = stage;
    }

    @AfterEach
    void clear() {
        stage.clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/",
                "https://user:word@hooks.example.com/",
                "https://hooks.example.com/#part",
                "https://hooks.example.com:22/",
                "https://169.254.169.254/latest/meta-data/",
                "https://[fd00:ec2::254]/",
                "https://2130706433/",
                "https://localhost/",
                "ftp://hooks.example.com/",
                "hooks"
            })
    void refusesAddressesThatAreNotSentTo(String url) {
        Api.send("{\"url\": \"" + url + "\"}")
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/url"));
    }

    @Test
    void refusesEverythingThatIsWrongAtOnce() {
        Api.send("{\"url\": \"" + URL + "\", \"event_types\": [\"payment.updated\", \"payment.eaten\"],"
                        + " \"customers\": [\"cst_1\"], \"sources\": [\"shop\"], \"scopes\": [\"raw:read\"],"
                        + " \"headers\": {\"Webhook-Id\": \"x\"}}")
                .post(PATH)
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/event_types/1", "/customers/0", "/sources/0", "/scopes/0", "/headers"));
        Api.send("{\"url\": \"" + URL + "\", \"payload\": \"fat\", \"rate\": 0}")
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/payload", "/rate"));
    }

    @Test
    void showsTheSecretOnceAndTheValuesOfHeadersNever() {
        // When
        Response made = Api.send("{\"url\": \"" + URL + "\", \"headers\": {\"Authorization\": \"Bearer of-theirs\"}}")
                .post(PATH);

        // Then
        made.then()
                .statusCode(201)
                .body("state", equalTo("active"))
                .body("payload", equalTo("thin"))
                .body("headers", contains("authorization"));
        JsonPath endpoint = made.jsonPath();
        assertThat(endpoint.getString("secret")).startsWith("whsec_");
        assertThat(endpoint.getString("secrets[0].public_key")).startsWith("whpk_");
        Response read = Api.call().get(PATH + "/" + endpoint.getString("id"));
        read.then().statusCode(200).body("secret", nullValue());
        String all = made.asString()
                + read.asString()
                + Api.call().get("/v1/audit-events?limit=100").asString();
        assertThat(all).doesNotContain("of-theirs");
        assertThat(read.asString()).doesNotContain("whsec_");
        assertThat(AuditTrail.actions(made)).containsExactly("webhook_endpoint.create");
        Api.call().get(PATH).then().statusCode(200).body("data.id", hasItem(endpoint.getString("id")));
    }

    @Test
    void givesTheSameSecretToWhoAsksAgainWithTheSameKey() {
        // Given
        String key = stage.customer().toString();

        // When
        Response first = Api.send("{\"url\": \"" + URL + "\"}")
                .header("Idempotency-Key", key)
                .post(PATH);
        Response again = Api.send("{\"url\": \"" + URL + "\"}")
                .header("Idempotency-Key", key)
                .post(PATH);

        // Then
        again.then().statusCode(201).body("secret", equalTo(first.path("secret")));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void changesWhatIsGivenAtTheVersionThatWasRead() {
        // Given
        Response made = Api.send("{\"url\": \"" + URL + "\", \"description\": \"CRM\", \"rate\": 60}")
                .post(PATH);
        String path = PATH + "/" + made.path("id");
        String version = made.header("ETag");

        // When, Then
        Api.send("{\"rate\": 0}").patch(path).then().statusCode(428);
        Response changed = Api.send("{\"rate\": 0, \"state\": \"disabled\"}")
                .header("If-Match", version)
                .patch(path);
        changed.then()
                .statusCode(200)
                .body("rate", nullValue())
                .body("description", equalTo("CRM"))
                .body("disabled_reason", equalTo("person"));
        assertThat(AuditTrail.actions(changed)).containsExactly("webhook_endpoint.change");
        Api.send("{\"rate\": 5}").header("If-Match", version).patch(path).then().statusCode(412);
        Api.send("").post(path + "/test-deliveries").then().statusCode(409);
        Api.send("{\"url\": \"https://10.0.0.1/\"}")
                .header("If-Match", "*")
                .patch(path)
                .then()
                .statusCode(422);
        Api.call().header("If-Match", version).delete(path).then().statusCode(412);
        Response deleted = Api.call().header("If-Match", changed.header("ETag")).delete(path);
        deleted.then().statusCode(204);
        assertThat(AuditTrail.actions(deleted)).containsExactly("webhook_endpoint.delete");
        Api.call().get(path).then().statusCode(404);
    }

    @Test
    void letsTwoSecretsSignAtMostAndTellsTheNewOneOnce() {
        // Given
        Response made = Api.send("{\"url\": \"" + URL + "\"}").post(PATH);
        String rotations = PATH + "/" + made.path("id") + "/secret-rotations";

        // When
        Response once = Api.send("{}").post(rotations);
        Response twice = Api.send("{}").post(rotations);
        Response atOnce = Api.send("{\"overlap_seconds\": 0}").post(rotations);

        // Then
        assertThat(once.<String>path("secret")).startsWith("whsec_").isNotEqualTo(made.path("secret"));
        assertThat(once.jsonPath().getList("secrets")).hasSize(2);
        assertThat(twice.jsonPath().getList("secrets")).hasSize(2);
        assertThat(atOnce.jsonPath().getList("secrets")).hasSize(1);
        assertThat(AuditTrail.actions(atOnce)).containsExactly("webhook_endpoint.rotate_secret");
    }

    @Test
    void showsInFullBodiesNoMoreThanWhoSetsItUpMaySee() {
        // Given
        TestKeys.Bearer maker =
                TestKeys.of(Role.INTEGRATION, Scope.ENDPOINTS_WRITE, Scope.ENDPOINTS_READ, Scope.PAYMENTS_READ);
        String wide = "{\"url\": \"" + URL + "\", \"payload\": \"full\", \"scopes\": [\"pii:read\"]}";

        // When
        Response beyond = maker.send(wide).post(PATH);
        Response within =
                maker.send("{\"url\": \"" + URL + "\", \"payload\": \"full\"}").post(PATH);
        Response others = Api.send(wide).post(PATH);
        Response taken = maker.send("{\"url\": \"https://elsewhere.example.com/\"}")
                .header("If-Match", "*")
                .patch(PATH + "/" + others.path("id"));

        // Then
        beyond.then().statusCode(403);
        within.then().statusCode(201).body("scopes", contains("payments:read"));
        others.then().statusCode(201);
        taken.then().statusCode(403);
    }

    @Test
    void asksTheReceiverForItsConsentWhereThatIsWanted() {
        // Given
        try (Receiver receiver = new Receiver()) {
            receiver.then(404).then(request -> request.response()
                    .putHeader("WebHook-Allowed-Origin", "paythread.local")
                    .putHeader("WebHook-Allowed-Rate", "120")
                    .end());
            String wish = "{\"url\": \"" + receiver.url() + "\", \"handshake\": true, \"rate\": 600}";

            // When
            Response refused = Api.send(wish).post(PATH);
            Response allowed = Api.send(wish).post(PATH);

            // Then
            refused.then().statusCode(422).body("errors.code", contains("no_consent"));
            allowed.then().statusCode(201).body("rate", equalTo(120));
            assertThat(receiver.got()).extracting(Receiver.Got::method).containsOnly("OPTIONS");
            assertThat(receiver.got().get(0).header("webhook-request-origin")).isEqualTo("paythread.local");
        }
    }

    @Test
    void takesDownTestsRecoveriesAndWhatIsSentAgain() {
        // Given
        try (Receiver receiver = new Receiver()) {
            UUID customer = stage.customer();
            JsonPath endpoint = stage.endpoint(receiver, customer);
            String path = PATH + "/" + endpoint.getString("id");

            // When
            Response test = Api.send("").post(path + "/test-deliveries");
            Response recovery =
                    Api.send("{\"since\": \"2026-01-01T00:00:00Z\"}").post(path + "/recoveries");
            JsonPath message = DeliveryStage.message(endpoint, "delivered", 1);
            Response again = Api.send("").post(DeliveryStage.MESSAGES + "/" + message.getString("id") + "/attempts");

            // Then
            assertThat(AuditTrail.actions(test)).containsExactly("webhook_endpoint.test");
            assertThat(AuditTrail.actions(recovery)).containsExactly("webhook_endpoint.recover");
            assertThat(AuditTrail.actions(again)).containsExactly("webhook_message.resend");
            recovery.then().statusCode(202).body("messages", equalTo(0));
            Api.send("{\"since\": \"2026-01-02T00:00:00Z\", \"until\": \"2026-01-01T00:00:00Z\"}")
                    .post(path + "/recoveries")
                    .then()
                    .statusCode(422);
        }
    }

    @Test
    void listsMessagesByEndpointStateAndType() {
        // Given
        try (Receiver receiver = new Receiver()) {
            UUID customer = stage.customer();
            JsonPath endpoint = stage.endpoint(receiver, customer);
            stage.happens(customer, 1);
            JsonPath message = DeliveryStage.message(endpoint, "delivered", 1);
            String list = DeliveryStage.MESSAGES + "?endpoint=" + endpoint.getString("id");

            // When, Then
            Api.call()
                    .get(list + "&state=delivered&event_type=payment.updated")
                    .then()
                    .statusCode(200)
                    .body("data.id", contains(message.getString("id")));
            Api.call().get(list + "&state=failed").then().statusCode(200).body("data.size()", equalTo(0));
            Api.call().get(list + "&event_type=ticket.updated").then().body("data.size()", equalTo(0));
            Api.call().get(DeliveryStage.MESSAGES + "?state=lost").then().statusCode(422);
        }
    }
}
