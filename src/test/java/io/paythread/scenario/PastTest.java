package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.Api;
import io.paythread.demo.Step;
import io.paythread.demo.Stories;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Timelines as they stood: after a story has ended, every moment of it can be read as it was read then. */
@QuarkusTest
class PastTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stage stage;

    @Inject
    PastTest(Stage stage) {
        this.stage = stage;
    }

    @BeforeEach
    void setUp() {
        stage.setUp();
    }

    @Test
    void everyMomentOfADeclinedPaymentReadsAsItWasReadThen() {
        showsThePast(Stories.declinedCard().genuine(), "cus_A1");
    }

    @Test
    void everyMomentOfLateRefundsReadsAsItWasReadThen() {
        showsThePast(Stories.lateRefunds().genuine(), "cus_B1");
    }

    @Test
    void everyMomentOfADuplicateChargeReadsAsItWasReadThen() {
        showsThePast(Stories.asWritten().get(3).genuine(), "cus_D1");
    }

    @Test
    void filtersAndPagesThePast() {
        // Given
        stage.play(Stories.declinedCard().genuine());
        String path = "/v1/customers/" + stage.customer("cus_A1") + "/timeline?as_of=2026-09-14T09:30:00Z&order=asc";

        // When
        JsonPath failed = Api.call().get(path + "&kind=payment.").jsonPath();
        JsonPath found = Api.call().get(path + "&q=ERROR").jsonPath();
        JsonPath first = Api.call().get(path + "&limit=1").jsonPath();
        JsonPath second = Api.call()
                .urlEncodingEnabled(false)
                .get(first.getString("links.next"))
                .jsonPath();
        JsonPath back = Api.call()
                .urlEncodingEnabled(false)
                .get(second.getString("links.prev"))
                .jsonPath();

        // Then
        assertThat(failed.getList("data.kind")).containsExactly("payment.failed");
        assertThat(found.getList("data.kind")).containsExactly("ticket.opened");
        assertThat(first.getString("as_of")).isEqualTo("2026-09-14T09:30:00.000000Z");
        assertThat(second.getList("data.kind")).containsExactly("ticket.opened");
        assertThat(back.getList("data.id")).isEqualTo(first.getList("data.id"));
    }

    private void showsThePast(List<Step> steps, String reference) {
        // Given
        Map<Instant, JsonNode> seen = new TreeMap<>();
        for (Step step : steps) {
            stage.play(List.of(step));
            String customer = stage.customer(reference);
            if (customer != null) {
                seen.put(step.receivedAt(), timeline(customer, ""));
            }
        }
        String customer = stage.customer(reference);

        // When
        Map<Instant, JsonNode> past = new TreeMap<>();
        seen.keySet().forEach(moment -> past.put(moment, timeline(customer, "&as_of=" + moment)));

        // Then
        assertThat(seen).isNotEmpty();
        assertThat(past).isEqualTo(seen);
    }

    private static JsonNode timeline(String customer, String query) {
        String answer = Api.call()
                .get("/v1/customers/" + customer + "/timeline?limit=200&order=asc" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        try {
            return JSON.readTree(answer).path("data");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
