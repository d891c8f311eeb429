package io.paythread.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What disputes and people keep from being erased, until the hold ends. */
@QuarkusTest
class ErasureHoldTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ErasureStage stage;
    private final TestClock clock;

    @Inject
    ErasureHoldTest(ErasureStage stage, TestClock clock) {
        this.stage = stage;
        this.clock = clock;
    }

    @AfterEach
    void realTime() {
        clock.release();
    }

    @Test
    void anOpenDisputeHoldsItsPaymentUntilThirtyDaysAfterItsEnd() {
        // Given
        Instant now = clock.instant();
        PersonStory person = new PersonStory(stage, now);
        person.happens();
        person.paysAgain();
        person.disputed();
        String customer = person.customer();
        String totals = stage.totals(person.stripe, person.zendesk);

        // When
        JsonPath preview =
                person.erase(customer, true).statusCode(200).extract().jsonPath();
        JsonPath job = stage.awaitJob(person.erase(customer, false));

        // Then
        assertThat(preview.getString("holds[0].origin")).isEqualTo("dispute");
        assertThat(preview.getString("holds[0].ends_at")).isNull();
        assertThat(preview.getLong("stays.find { it.kind == 'entries' }.count")).isPositive();
        assertThat(job.getBoolean("result.held")).isTrue();
        assertThat(job.getLong("result.erased.entries"))
                .isEqualTo(preview.getLong("goes.find { it.kind == 'entries' }.count"))
                .isPositive();
        Api.call().get("/v1/customers/" + customer).then().statusCode(200).body("name", equalTo(person.name));
        Api.call()
                .get("/v1/legal-holds?customer=" + customer)
                .then()
                .body("data.origin", hasItem("dispute"))
                .body("data[0].state", equalTo("active"));
        assertThat(stage.dump()).contains(person.name.toLowerCase(java.util.Locale.ROOT));

        // When
        person.decided(now);
        clock.standStill(now.plus(Duration.ofDays(29)));
        stage.lookAtHolds();

        // Then
        Api.call().get("/v1/customers/" + customer).then().statusCode(200).body("name", equalTo(person.name));

        // When
        clock.standStill(now.plus(Duration.ofDays(31)));
        stage.lookAtHolds();

        // Then
        Eventually.within(
                PATIENCE,
                () -> Api.call().get("/v1/customers/" + customer).then().statusCode(404));
        Eventually.within(PATIENCE, () -> {
            String dump = stage.dump();
            assertThat(person.secrets()).allSatisfy(secret -> assertThat(
                            dump.lines().filter(line -> line.contains(secret)).toList())
                    .isEmpty());
        });
        assertThat(stage.totals(person.stripe)).contains("dispute.closed 1").contains("refund.issued 1");
        assertThat(totals).contains("dispute.opened 1");
    }

    @Test
    void aHoldOfAPersonKeepsEverythingUntilItIsReleased() {
        // Given
        PersonStory person = new PersonStory(stage, clock.instant());
        person.happens();
        String customer = person.customer();
        String hold = Api.call()
                .contentType("application/json")
                .body(Map.of("customer", customer, "reason", "A claim in court."))
                .post("/v1/legal-holds")
                .then()
                .statusCode(201)
                .body("state", equalTo("active"))
                .body("origin", equalTo("person"))
                .extract()
                .path("id");

        // When
        JsonPath job = stage.awaitJob(person.erase(customer, false));

        // Then
        assertThat(job.getMap("result.erased")).isEmpty();
        assertThat(job.getBoolean("result.held")).isTrue();
        Api.call().get("/v1/customers/" + customer).then().statusCode(200).body("name", equalTo(person.name));

        // When
        Api.call().delete("/v1/legal-holds/" + hold).then().statusCode(200).body("state", equalTo("ended"));
        Api.call().delete("/v1/legal-holds/" + hold).then().statusCode(409);
        Api.call()
                .get("/v1/audit-events?target=" + hold)
                .then()
                .body("data.action", containsInAnyOrder("legal_hold.place", "legal_hold.release"));
        stage.lookAtHolds();

        // Then
        Eventually.within(
                PATIENCE,
                () -> Api.call().get("/v1/customers/" + customer).then().statusCode(404));
    }

    @Test
    void goesOnWithAnErasureWhoseJobWasCancelled() {
        // Given
        PersonStory person = new PersonStory(stage, clock.instant());
        person.happens();
        String customer = person.customer();
        stage.interruptedErasure(person.cus);

        // When
        stage.lookAtHolds();

        // Then
        Eventually.within(
                PATIENCE,
                () -> Api.call().get("/v1/customers/" + customer).then().statusCode(404));
    }

    @Test
    void refusesHoldsThatNobodyCouldUnderstand() {
        // Then
        for (String body : new String[] {
            "{\"customer\":\"cus_1\",\"reason\":\"x\"}",
            "{\"customer\":\"cst_00000000000000000000000000\"}",
            "{\"customer\":\"cst_00000000000000000000000000\",\"reason\":\"x\",\"ends_at\":\"2020-01-01T00:00:00Z\"}"
        }) {
            Api.send(body).post("/v1/legal-holds").then().statusCode(422);
        }
        Api.send("{\"customer\":\"cst_00000000000000000000000000\",\"reason\":\"x\"}")
                .post("/v1/legal-holds")
                .then()
                .statusCode(404);
        Api.call()
                .delete("/v1/legal-holds/hld_00000000000000000000000000")
                .then()
                .statusCode(404);
        Api.call().get("/v1/legal-holds?customer=me").then().statusCode(422);
    }
}
