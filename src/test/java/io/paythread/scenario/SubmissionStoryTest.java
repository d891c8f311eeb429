package io.paythread.scenario;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.contract.ApiDocument;
import io.paythread.contract.ContractSchemas;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.time.TestClock;
import io.paythread.security.Role;
import io.paythread.security.TestKeys;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Evidence on its way to a stand-in of Stripe, checked field by field. */
@QuarkusTest
@WithTestResource(StripeStandIn.class)
class SubmissionStoryTest {
    private static final String DISPUTE = StripeDesk.DISPUTE;

    private final TestClock clock;
    private final StripeDesk desk;
    private final WireMock stripe;

    private String dispute = "";
    private String pack = "";

    @Inject
    SubmissionStoryTest(
            Stage stage,
            TestClock clock,
            Database database,
            @ConfigProperty(name = StripeStandIn.PORT, defaultValue = "0") int port) {
        this.clock = clock;
        this.stripe = new WireMock("localhost", port);
        this.desk = new StripeDesk(stage, clock, database, stripe);
    }

    @BeforeEach
    void openTheDispute() {
        desk.open();
        dispute = desk.dispute();
        pack = desk.pack();
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void sendsTheEvidenceOnceWithTheConsentOfTwoPeople() throws IOException {
        // When
        Response asked = desk.submit("\"1\"", dispute, "once-" + pack);

        // Then
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(202);
        assertThat(asked.<String>path("state")).isEqualTo("awaiting_approval");
        assertThat(Api.call()
                        .get("/v1/audit-events?target=" + dispute)
                        .jsonPath()
                        .getList("data.action"))
                .contains("dispute.submit");
        String path = "/v1/evidence-submissions/" + asked.path("id");
        assertThat(desk.approve(path, Api.call()).statusCode()).isEqualTo(409);
        assertThat(stripe.find(postRequestedFor(urlEqualTo(DISPUTE)))).isEmpty();

        // When
        Response approved = desk.approve(path, TestKeys.of(Role.ANALYST).call());

        // Then
        assertThat(approved.statusCode()).as(approved.asString()).isEqualTo(202);
        assertThat(desk.ended(path)).isEqualTo("succeeded");
        holdsTheContract("GET /v1/evidence-submissions/{id}", Api.call().get(path));
        stripe.verifyThat(
                2,
                postRequestedFor(urlEqualTo("/v1/files"))
                        .withHeader("Authorization", equalTo("Bearer " + StripeDesk.KEY))
                        .withRequestBodyPart(aMultipart("purpose")
                                .withBody(equalTo("dispute_evidence"))
                                .build())
                        .withRequestBodyPart(
                                aMultipart("file").withBody(containing("%PDF-")).build()));
        LoggedRequest sent = stripe.find(postRequestedFor(urlEqualTo(DISPUTE))).get(0);
        assertThat(sent.getHeader("Idempotency-Key")).isEqualTo(asked.path("id"));
        assertThat(sent.getHeader("Content-Type")).startsWith("application/x-www-form-urlencoded");
        Map<String, String> form = form(sent.getBodyAsString());
        assertThat(form)
                .containsEntry("submit", "true")
                .containsEntry("evidence[duplicate_charge_id]", "ch_D2")
                .containsEntry("evidence[customer_communication]", "file_1")
                .containsEntry("evidence[uncategorized_file]", "file_1")
                .containsEntry("evidence[customer_name]", "Dana Weiss");
        assertThat(form.get("evidence[duplicate_charge_explanation]")).contains("re_D1", "74208126259001234567890");
        assertThat(form.keySet()).allMatch(name -> name.equals("submit") || name.startsWith("evidence["));

        // When
        Response repeated = desk.submit("\"1\"", dispute, "once-" + pack);
        Response second = desk.submit("\"1\"", dispute, "twice-" + pack);

        // Then
        assertThat(repeated.statusCode()).isEqualTo(202);
        assertThat(repeated.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(desk.accept("late-" + pack).statusCode()).isEqualTo(409);
        assertThat(stripe.find(postRequestedFor(urlEqualTo(DISPUTE)))).hasSize(1);
    }

    @Test
    void stagesWithoutSendingAndRepeatsWithTheSameKey() {
        // Given
        stripe.register(post(DISPUTE)
                .inScenario("away")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(500))
                .willSetStateTo("back"));
        stripe.register(post(DISPUTE)
                .inScenario("away")
                .whenScenarioStateIs("back")
                .willReturn(okJson(StripeDesk.dispute("needs_response", 0))));

        // When
        Response asked = Api.send("{\"confirm\":\"" + dispute + "\",\"stage_only\":true}")
                .header("If-Match", "\"1\"")
                .header("Idempotency-Key", "stage-" + pack)
                .post("/v1/evidence-packs/" + pack + "/submissions");
        String path = "/v1/evidence-submissions/" + asked.path("id");
        Eventually.within(StripeDesk.PATIENCE, () -> assertThat(stripe.find(postRequestedFor(urlEqualTo(DISPUTE))))
                .hasSize(1));

        // Then
        assertThat(desk.ended(path)).isEqualTo("succeeded");
        List<LoggedRequest> sent = stripe.find(postRequestedFor(urlEqualTo(DISPUTE)));
        assertThat(sent).hasSize(2).allSatisfy(one -> {
            assertThat(one.getHeader("Idempotency-Key")).isEqualTo(asked.path("id"));
            assertThat(form(one.getBodyAsString())).containsEntry("submit", "false");
        });
    }

    @Test
    void sendsNothingWhereTheProviderSaysThatItIsTooLate() {
        // Given
        stripe.register(get(DISPUTE).willReturn(okJson(StripeDesk.dispute("under_review", 1))));

        // When
        String path = "/v1/evidence-submissions/"
                + desk.submit("\"1\"", dispute, "late-" + pack).path("id");
        assertThat(desk.approve(path, TestKeys.of(Role.ANALYST).call()).statusCode())
                .isEqualTo(202);

        // Then
        assertThat(desk.ended(path)).isEqualTo("failed");
        assertThat(Api.call().get(path).<String>path("error_code")).isEqualTo("too_late");
        assertThat(stripe.find(postRequestedFor(urlEqualTo(DISPUTE)))).isEmpty();
    }

    @Test
    void concedesOnce() {
        // When
        Response asked = desk.accept("accept-" + dispute);
        String path = "/v1/evidence-submissions/" + asked.path("id");
        assertThat(desk.approve(path, TestKeys.of(Role.ANALYST).call()).statusCode())
                .isEqualTo(202);

        // Then
        assertThat(desk.ended(path)).isEqualTo("succeeded");
        assertThat(stripe.find(postRequestedFor(urlEqualTo(DISPUTE + "/close"))))
                .hasSize(1);
        assertThat(desk.submit("\"1\"", dispute, "after-" + pack).statusCode()).isEqualTo(409);
    }

    @Test
    void refusesWhatIsNotMeant() {
        // When, Then
        String path = "/v1/evidence-packs/" + pack + "/submissions";
        assertThat(desk.submit("\"1\"", "dsp_00000000000000000000000000", "a-" + pack)
                        .statusCode())
                .isEqualTo(422);
        assertThat(desk.submit("\"7\"", dispute, "b-" + pack).statusCode()).isEqualTo(412);
        assertThat(Api.send("{\"confirm\":\"" + dispute + "\"}")
                        .header("Idempotency-Key", "c")
                        .post(path)
                        .statusCode())
                .isEqualTo(428);
        assertThat(Api.send("{\"confirm\":\"" + dispute + "\"}")
                        .header("If-Match", "*")
                        .post(path)
                        .statusCode())
                .isEqualTo(428);
        assertThat(TestKeys.of(Role.SENIOR_AGENT).call().post(path).statusCode())
                .isEqualTo(403);

        // When
        String asked = "/v1/evidence-submissions/"
                + desk.submit("\"1\"", dispute, "d-" + pack).path("id");

        // Then
        assertThat(Api.call().delete(asked).<String>path("state")).isEqualTo("withdrawn");
        assertThat(desk.submit("\"1\"", dispute, "e-" + pack).statusCode()).isEqualTo(202);
    }

    private static void holdsTheContract(String operation, Response answer) throws IOException {
        ApiDocument contract = ApiDocument.contract();
        JsonNode json = new ObjectMapper().readTree(answer.asString());
        assertThat(new ContractSchemas(contract)
                        .faults(
                                Objects.requireNonNull(contract.operations().get(operation))
                                        .answer("200"),
                                json))
                .isEmpty();
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> URLDecoder.decode(field[0], StandardCharsets.UTF_8),
                        field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8),
                        (one, other) -> other,
                        TreeMap::new));
    }
}
