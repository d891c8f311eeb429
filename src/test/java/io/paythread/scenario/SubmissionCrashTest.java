package io.paythread.scenario;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stripe took the evidence, and before that could be written down the transaction was lost. */
@QuarkusTest
@QuarkusTestResource(value = StripeStandIn.class, restrictToAnnotatedClass = true)
class SubmissionCrashTest {
    /** The database refuses to write down what came of it. */
    private static final String BREAK =
            "alter table evidence_submission add constraint lost check (state <> 'succeeded') not valid";

    private static final String MEND = "alter table evidence_submission drop constraint if exists lost";

    private final TestClock clock;
    private final StripeDesk desk;
    private final WireMock stripe;

    @Inject
    SubmissionCrashTest(
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
    }

    @AfterEach
    void release() {
        desk.sql(MEND);
        desk.sql("update job set run_after = created_at where kind = 'evidence_submission' and state = 'queued'");
        clock.release();
    }

    /** Whether Stripe already tells of the evidence when it is asked again; either way it counts once there. */
    @ParameterizedTest
    @CsvSource({"under_review, 1, 1", "needs_response, 0, 2"})
    void sendsOnceWhatWasLostBetweenSendingAndRecording(String state, int submissions, int calls) {
        // Given
        stripe.register(post(StripeDesk.DISPUTE)
                .inScenario("taken")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(okJson(StripeDesk.dispute("under_review", 1)))
                .willSetStateTo("taken"));
        stripe.register(get(StripeDesk.DISPUTE)
                .inScenario("taken")
                .whenScenarioStateIs("taken")
                .willReturn(okJson(StripeDesk.dispute(state, submissions))));
        desk.sql(BREAK);

        // When
        String path = desk.approvedSubmission();
        Eventually.within(StripeDesk.PATIENCE, () -> assertThat(lost()).isPositive());
        assertThat(Api.call().get(path).<String>path("state")).isEqualTo("sending");
        assertThat(Api.call().delete(path).statusCode()).isEqualTo(409);
        desk.sql(MEND);

        // Then
        assertThat(desk.ended(path)).isEqualTo("succeeded");
        List<LoggedRequest> sent = desk.sent();
        assertThat(sent).hasSizeGreaterThanOrEqualTo(calls);
        assertThat(sent).extracting(one -> one.getHeader("Idempotency-Key")).containsOnly(id(path));
        assertThat(sent)
                .extracting(LoggedRequest::getBodyAsString)
                .containsOnly(sent.get(0).getBodyAsString());
        assertThat(sent.size() == 1).isEqualTo(calls == 1);
    }

    @Test
    void refusesToCancelTheJobOfASubmission() {
        // Given
        String path = desk.approvedSubmission();
        desk.sql(
                "update job set state = 'queued', run_after = timestamptz '2099-01-01', lease_until = null, epoch = epoch + 1"
                        + " where kind = 'evidence_submission' and state in ('queued', 'running')");
        String job =
                Api.call().get("/v1/jobs?kind=evidence_submission&state=queued").path("data[0].id");

        // When
        Response cancelled = Api.call().delete("/v1/jobs/" + job);

        // Then
        assertThat(cancelled.statusCode()).as(cancelled.asString()).isEqualTo(409);
        assertThat(cancelled.<String>path("detail")).contains("DELETE /v1/evidence-submissions/");
        assertThat(Api.call().delete(path).<String>path("state")).isEqualTo("withdrawn");
    }

    private static int lost() {
        List<Object> errors = Api.call()
                .get("/v1/jobs?kind=evidence_submission&state=queued")
                .jsonPath()
                .getList("data.error.code");
        return (int) errors.stream().filter(Objects::nonNull).count();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
