package io.paythread.scenario;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.demo.Step;
import io.paythread.demo.Stories;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.time.TestClock;
import io.paythread.security.Role;
import io.paythread.security.TestKeys;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The dispute of the story with two charges, open, with a pack and a key of a stand-in of Stripe. */
final class StripeDesk {
    static final String KEY = "rk_test_stand_in_0123456789";
    static final String DISPUTE = "/v1/disputes/dp_D1";
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Instant OPENED = Instant.parse("2026-09-21T07:00:01Z");
    private static final List<String> LATER = List.of("evt_d10", "evt_d11");

    private final Stage stage;
    private final TestClock clock;
    private final Database database;
    private final WireMock stripe;

    private String dispute = "";
    private String pack = "";
    private int keys;

    StripeDesk(Stage stage, TestClock clock, Database database, WireMock stripe) {
        this.stage = stage;
        this.clock = clock;
        this.database = database;
        this.stripe = stripe;
    }

    void open() {
        stage.setUp();
        sql("delete from evidence_submission");
        stage.play(Stories.asWritten().get(3).genuine().stream()
                .filter(StripeDesk::isBeforeTheAnswer)
                .toList());
        clock.standStill(OPENED);
        stripe.resetMappings();
        stripe.resetRequests();
        stripe.resetScenarios();
        stripe.register(get(DISPUTE).willReturn(okJson(dispute("needs_response", 0))));
        stripe.register(post("/v1/files").willReturn(okJson("{\"id\":\"file_1\",\"object\":\"file\"}")));
        stripe.register(post(DISPUTE).willReturn(okJson(dispute("under_review", 1))));
        stripe.register(post(DISPUTE + "/close").willReturn(okJson(dispute("lost", 0))));
        dispute = Api.call().get("/v1/lookup?ref=dp_D1").path("data[0].id");
        String source = Api.call().get("/v1/sources?name=story-stripe").path("data[0].id");
        Response key = Api.send("{\"key\":\"" + KEY + "\"}").put("/v1/sources/" + source + "/provider-key");
        assertThat(key.statusCode()).as(key.asString()).isEqualTo(200);
        assertThat(key.asString()).contains("6789").doesNotContain(KEY);
        pack = Api.send("{}")
                .post("/v1/disputes/" + dispute + "/evidence-packs")
                .path("id");
    }

    String dispute() {
        return dispute;
    }

    String pack() {
        return pack;
    }

    Response submit(String version, String confirm, String key) {
        return Api.send("{\"confirm\":\"" + confirm + "\"}")
                .header("If-Match", version)
                .header("Idempotency-Key", key)
                .post("/v1/evidence-packs/" + pack + "/submissions");
    }

    Response accept(String key) {
        return Api.send("{\"confirm\":\"" + dispute + "\"}")
                .header("Idempotency-Key", key)
                .post("/v1/disputes/" + dispute + "/acceptances");
    }

    Response approve(String path, RequestSpecification by) {
        keys++;
        return by.contentType("application/json")
                .body("{\"confirm\":\"" + dispute + "\"}")
                .header("Idempotency-Key", "approve-" + keys + path)
                .post(path + "/approvals");
    }

    /** The path of a submission that two people want. */
    String approvedSubmission() {
        String path = "/v1/evidence-submissions/"
                + submit("\"1\"", dispute, "agreed-" + pack).path("id");
        assertThat(approve(path, TestKeys.of(Role.ANALYST).call()).statusCode()).isEqualTo(202);
        return path;
    }

    /** Time goes on meanwhile: a job that waits for its next try begins it by the clock. */
    String ended(String path) {
        Eventually.within(PATIENCE, () -> {
            clock.standStill(clock.instant().plusSeconds(1));
            assertThat(Api.call().get(path).<String>path("state")).isIn("succeeded", "failed", "unknown");
        });
        return Api.call().get(path).path("state");
    }

    List<LoggedRequest> sent() {
        return stripe.find(postRequestedFor(urlEqualTo(DISPUTE)));
    }

    void sql(String statement) {
        Object unused =
                database.inTransaction(tx -> tx.query(statement)).await().atMost(PATIENCE);
    }

    static String dispute(String state, int submissions) {
        return "{\"id\":\"dp_D1\",\"object\":\"dispute\",\"status\":\"" + state
                + "\",\"evidence_details\":{\"submission_count\":" + submissions + "}}";
    }

    private static boolean isBeforeTheAnswer(Step step) {
        return LATER.stream().noneMatch(step.body()::contains);
    }
}
