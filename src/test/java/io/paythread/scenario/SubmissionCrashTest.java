package io.paythread.scenario;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stripe took the evidence, and before that could be written down the transaction was lost. */
@QuarkusTest
@WithTestResource(StripeStandIn.class)
class SubmissionCrashTest {
    /** Ends the connection that waits to write down what came of it, as the end of the process would. */
    private static final String CUT =
            """
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where wait_event_type = 'Lock' and query like '%update evidence_submission%' and pid <> pg_backend_pid()
            """;

    /** A process that is gone says nothing; another takes its job over when the lease ends. */
    private static final String LEASE_OVER =
            "update job set lease_until = now() where kind = 'evidence_submission' and state = 'running'";

    private final TestClock clock;
    private final Database database;
    private final StripeDesk desk;
    private final WireMock stripe;

    @Inject
    SubmissionCrashTest(
            Stage stage,
            TestClock clock,
            Database database,
            @ConfigProperty(name = StripeStandIn.PORT, defaultValue = "0") int port) {
        this.clock = clock;
        this.database = database;
        this.stripe = new WireMock("localhost", port);
        this.desk = new StripeDesk(stage, clock, database, stripe);
    }

    @BeforeEach
    void openTheDispute() {
        desk.open();
    }

    @AfterEach
    void release() {
        desk.sql("update job set run_after = created_at where kind = 'evidence_submission' and state = 'queued'");
        clock.release();
    }

    /** Whether Stripe already tells of the evidence when it is asked again; either way it counts once there. */
    @ParameterizedTest
    @CsvSource({"under_review, 1, 2", "needs_response, 0, 3"})
    void sendsOnceWhatWasLostBetweenSendingAndRecording(String state, int submissions, int calls) {
        // Given
        answers(Scenario.STARTED, "called", aResponse().withStatus(500));
        answers("called", "taken", okJson(StripeDesk.dispute("under_review", 1)));
        answers("taken", "taken", okJson(StripeDesk.dispute("under_review", 1)));
        stripe.register(get(StripeDesk.DISPUTE)
                .inScenario("crash")
                .whenScenarioStateIs("taken")
                .willReturn(okJson(StripeDesk.dispute(state, submissions))));
        String path = desk.approvedSubmission();
        Eventually.within(StripeDesk.PATIENCE, () -> assertThat(desk.sent()).hasSize(1));
        Eventually.within(StripeDesk.PATIENCE, () -> assertThat(resting()).isEqualTo(1));
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        CompletableFuture<Boolean> held = hold(over);

        // When
        clock.standStill(clock.instant().plusSeconds(60));
        Eventually.within(StripeDesk.PATIENCE, () -> assertThat(desk.sent()).hasSize(2));
        Eventually.within(StripeDesk.PATIENCE, () -> assertThat(number(CUT)).isPositive());
        boolean unused = over.complete(true) && held.join();
        desk.sql(LEASE_OVER);

        // Then
        assertThat(Api.call().get(path).<String>path("state")).isEqualTo("sending");
        assertThat(desk.ended(path)).isEqualTo("succeeded");
        List<LoggedRequest> sent = desk.sent();
        assertThat(sent).hasSize(calls);
        assertThat(sent).extracting(one -> one.getHeader("Idempotency-Key")).containsOnly(id(path));
        assertThat(sent)
                .extracting(LoggedRequest::getBodyAsString)
                .containsOnly(sent.get(0).getBodyAsString());
    }

    private void answers(String before, String after, ResponseDefinitionBuilder answer) {
        stripe.register(post(StripeDesk.DISPUTE)
                .inScenario("crash")
                .whenScenarioStateIs(before)
                .willReturn(answer)
                .willSetStateTo(after));
    }

    /** Keeps others from the submission until it is told that it is over. */
    private CompletableFuture<Boolean> hold(CompletableFuture<Boolean> over) {
        CompletableFuture<Boolean> locked = new CompletableFuture<>();
        CompletableFuture<Boolean> done = database.inTransaction(
                        tx -> tx.query("select id from evidence_submission for update")
                                .invoke(() -> locked.complete(true))
                                .chain(() -> Uni.createFrom().completionStage(over)))
                .subscribeAsCompletionStage();
        assertThat(locked.orTimeout(30, TimeUnit.SECONDS).join()).isTrue();
        return done;
    }

    private long resting() {
        return number("select count(*) from job where kind = 'evidence_submission' and state = 'queued'"
                + " and (checkpoint ->> 'tries')::int = 1");
    }

    private long number(String query) {
        return database.reading(tx -> tx.first(query, row -> row.getLong(0)))
                .await()
                .atMost(StripeDesk.PATIENCE)
                .orElseThrow();
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

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
