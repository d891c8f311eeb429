package io.paythread.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.platform.postgres.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service's own work goes on for ever, whatever it meets. */
@QuarkusTest
class KeptJobTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DUE = "run_after = '2026-01-01T00:00:00Z'";

    private final Database database;
    private final Jobs jobs;
    private final StubbornJob kind;
    private final CountingJob other;

    @Inject
    KeptJobTest(Database database, Jobs jobs, StubbornJob kind, CountingJob other) {
        this.database = database;
        this.jobs = jobs;
        this.kind = kind;
        this.other = other;
    }

    @BeforeEach
    void keep() {
        kind.allow(false);
        jobs.keep(kind).await().atMost(PATIENCE);
    }

    @AfterEach
    void forget() {
        execute("delete from job where kind = 'test_kept'");
    }

    @Test
    void refusesToKeepWhatMayEndAndToCancelWhatIsKept() {
        // Then
        assertThatThrownBy(() -> jobs.keep(other).await().atMost(PATIENCE)).hasMessageContaining("test_count");
        Api.call()
                .delete("/v1/jobs/" + id())
                .then()
                .statusCode(409)
                .body("detail", containsString("cannot be cancelled"));
        job().body("cancel_requested", equalTo(false)).body("finished_at", nullValue());
    }

    @Test
    void restsWithItsTroubleWhereAnotherJobWouldBeGivenUpAndGoesOn() {
        // Given
        Eventually.within(PATIENCE, () -> job().body("error.detail", equalTo("Nobody may look.")));

        // When
        again("failures = 8, " + DUE);

        // Then
        Eventually.within(PATIENCE, () -> assertThat(failures()).isEqualTo(9));
        job().body("state", equalTo("queued")).body("error.code", equalTo("conflict"));

        // When
        again("state = 'running', lease_until = now() - interval '1 second'");

        // Then
        Eventually.within(
                PATIENCE, () -> job().body("state", equalTo("queued")).body("error.code", equalTo("abandoned")));

        // When
        kind.allow(true);
        again(DUE);

        // Then
        Eventually.within(PATIENCE, () -> job().body("state", equalTo("queued"))
                .body("progress.done", equalTo(1))
                .body("error", nullValue()));
        assertThat(failures()).isZero();
    }

    private static String id() {
        return Objects.requireNonNull(Api.call().get("/v1/jobs?kind=test_kept").path("data[0].id"));
    }

    private static ValidatableResponse job() {
        return Api.call().get("/v1/jobs/" + id()).then().statusCode(200);
    }

    private int failures() {
        return database.reading(
                        tx -> tx.first("select failures from job where kind = 'test_kept'", row -> row.getInteger(0)))
                .await()
                .atMost(PATIENCE)
                .orElseThrow();
    }

    /** Once it rests. */
    private void again(String change) {
        Eventually.within(PATIENCE, () -> job().body("state", equalTo("queued")));
        execute("update job set " + change + " where kind = 'test_kept'");
        execute("select pg_notify('paythread_job', '')");
    }

    private void execute(String sql) {
        Object unused = database.inTransaction(tx -> tx.query(sql)).await().atMost(PATIENCE);
    }
}
