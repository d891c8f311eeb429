package io.paythread.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Long work from asking to the result, through the workers of a running service. */
@QuarkusTest
class JobsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Database database;
    private final Jobs jobs;
    private final CountingJob kind;
    private final Ids ids;

    @Inject
    JobsTest(Database database, Jobs jobs, CountingJob kind, Ids ids) {
        this.database = database;
        this.jobs = jobs;
        this.kind = kind;
        this.ids = ids;
    }

    @BeforeEach
    void effects() {
        run(tx -> tx.update("create table if not exists job_probe (job uuid, number integer)"));
    }

    @Test
    void refusesUnknownAndForeignIds() {
        // Then
        Api.call().get("/v1/jobs/job_00000000000000000000000000").then().statusCode(404);
        Api.call().get("/v1/jobs/key_00000000000000000000000000").then().statusCode(404);
        Api.call().delete("/v1/jobs/job_00000000000000000000000000").then().statusCode(404);
        Api.call().get("/v1/jobs?state=lost").then().statusCode(422).body("errors[0].pointer", equalTo("?state"));
    }

    @Test
    void doesEveryStepOnceAndShowsTheResult() {
        // When
        Job job = start(new JsonObject().put("to", 5));

        // Then
        awaitState(job, "succeeded")
                .body("object", equalTo("job"))
                .body("kind", equalTo("test_count"))
                .body("progress.done", equalTo(5))
                .body("progress.total", equalTo(5))
                .body("progress.unit", equalTo("numbers"))
                .body("result.counted", equalTo(5))
                .body("finished_at", notNullValue())
                .body("expires_at", notNullValue());
        assertThat(counted(job)).containsExactly(1, 2, 3, 4, 5);
        Api.call()
                .get("/v1/jobs?kind=test_count&state=succeeded&owner=" + job.owner())
                .then()
                .statusCode(200)
                .body("data.id", hasItem(publicId(job)));
    }

    @Test
    void goesOnWhereADeadWorkerStoppedAndIgnoresWhatThatOneStillDoes() throws Exception {
        // Given
        CountingJob.Gate gate = kind.gate("dead", 3);
        Job job = start(new JsonObject().put("to", 5).put("gate", "dead"));
        gate.reached.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        // When
        run(tx -> tx.update("update job set lease_until = now() - interval '1 second' where id = $1", job.id()));
        awaitState(job, "succeeded");
        gate.opened.complete(null);

        // Then
        Job other = start(new JsonObject().put("to", 1));
        awaitState(other, "succeeded");
        assertThat(counted(job)).containsExactly(1, 2, 3, 4, 5);
        get(job).body("state", equalTo("succeeded")).body("progress.done", equalTo(5));
    }

    @Test
    void endsBetweenTwoStepsWhenCancelled() throws Exception {
        // Given
        CountingJob.Gate gate = kind.gate("cancelled", 3);
        Job job = start(new JsonObject().put("to", 5).put("gate", "cancelled"));
        gate.reached.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        // When
        var answer = Api.call().delete("/v1/jobs/" + publicId(job)).then();
        gate.opened.complete(null);

        // Then
        answer.statusCode(200).body("state", equalTo("running")).body("cancel_requested", equalTo(true));
        awaitState(job, "cancelled").body("progress.done", equalTo(2));
        assertThat(counted(job)).containsExactly(1, 2);
        Optional<String> actor = run(tx -> tx.first(
                "select actor from audit_event where action = 'job.cancel' and object_id = $1",
                row -> row.getString(0),
                publicId(job)));
        assertThat(actor).contains("key:bootstrap");
        Api.call()
                .delete("/v1/jobs/" + publicId(job))
                .then()
                .statusCode(409)
                .body("detail", containsString("cancelled"));
    }

    @Test
    void endsAWaitingJobAtOnceWhenCancelled() {
        // Given
        Job job = run(tx ->
                jobs.start(tx, wish(new JsonObject().put("to", 1)).notBefore(Instant.parse("2999-01-01T00:00:00Z"))));

        // When
        var answer = Api.call().delete("/v1/jobs/" + publicId(job)).then();

        // Then
        answer.statusCode(200).body("state", equalTo("cancelled")).body("expires_at", notNullValue());
        assertThat(counted(job)).isEmpty();
    }

    @Test
    void givesUpAtOnceWhatIsRefusedAndKeepsNothingOfTheStep() {
        // When
        Job job = start(new JsonObject().put("to", 5).put("refuse_at", 3));

        // Then
        awaitState(job, "failed")
                .body("error.code", equalTo("conflict"))
                .body("error.detail", equalTo("The number 3 is taken."))
                .body("progress.done", equalTo(2));
        assertThat(counted(job)).containsExactly(1, 2);
    }

    @Test
    void triesAFailedStepAgainWhileOthersGoOn() {
        // When
        Job failing = start(new JsonObject().put("to", 3).put("fail_once_at", 2));
        Job other = start(new JsonObject().put("to", 2));

        // Then
        awaitState(other, "succeeded");
        awaitState(failing, "succeeded");
        assertThat(counted(failing)).containsExactly(1, 2, 3);
        assertThat(counted(other)).containsExactly(1, 2);
    }

    @Test
    void restsBetweenTwoRuns() {
        // When
        Job job = start(new JsonObject().put("to", 1).put("rest", true));

        // Then
        Eventually.within(
                PATIENCE, () -> get(job).body("state", equalTo("queued")).body("progress.done", equalTo(1)));
        assertThat(counted(job)).containsExactly(1);
    }

    @Test
    void givesTheSameJobForTheSameKey() {
        // When
        NewJob wish = wish(new JsonObject().put("to", 1))
                .notBefore(Instant.parse("2999-01-01T00:00:00Z"))
                .once("same");
        Job first = run(tx -> jobs.start(tx, wish));
        Job second = run(tx -> jobs.start(tx, wish));

        // Then
        assertThat(second.id()).isEqualTo(first.id());
        Api.call().delete("/v1/jobs/" + publicId(first)).then().statusCode(200);
        Job third = run(tx -> jobs.start(tx, wish));
        assertThat(third.id()).isNotEqualTo(first.id());
        Api.call().delete("/v1/jobs/" + publicId(third)).then().statusCode(200);
    }

    private NewJob wish(JsonObject parameters) {
        return NewJob.of(kind, "key:" + ids.next(), parameters);
    }

    private Job start(JsonObject parameters) {
        return run(tx -> jobs.start(tx, wish(parameters)));
    }

    private static ValidatableResponse awaitState(Job job, String state) {
        Eventually.within(PATIENCE, () -> get(job).body("state", equalTo(state)));
        return get(job);
    }

    private static ValidatableResponse get(Job job) {
        return Api.call().get("/v1/jobs/" + publicId(job)).then().statusCode(200);
    }

    private static String publicId(Job job) {
        return PublicId.format(IdPrefix.JOB, job.id());
    }

    private List<Integer> counted(Job job) {
        return run(tx -> tx.list(
                "select number from job_probe where job = $1 order by number", row -> row.getInteger(0), job.id()));
    }

    private <T> T run(Function<Tx, Uni<T>> work) {
        return database.inTransaction(work).await().atMost(PATIENCE);
    }
}
