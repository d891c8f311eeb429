package io.paythread.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.platform.limit.Budget;
import io.paythread.platform.limit.RateLimits;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A reader who asks whether anything is new, again and again. */
@QuarkusTest
class RepeatedReadTest {
    private final People people;
    private final RateLimits limits;
    private final int burst;

    @Inject
    RepeatedReadTest(
            People people, RateLimits limits, @ConfigProperty(name = "paythread.limits.read.burst") int burst) {
        this.people = people;
        this.limits = limits;
        this.burst = burst;
    }

    @Test
    void costsNothingWhileNothingIsNew() {
        // Given
        String account = people.customer("cus_1", 0, People.called("Ann"));
        Response made = Api.send("{\"name\":\"poller\",\"scopes\":[\"customers:read\"]}")
                .post("/v1/api-keys");
        String key = made.path("secret");
        String path = "/v1/customers/" + get(key, "/v1/accounts/" + account, "").path("customer");
        String tag = get(key, path, "").header("ETag");
        limits.punish(Budget.READ, "key:" + made.path("id"), burst);
        limits.giveBack(Budget.READ, "key:" + made.path("id"), 2);

        // When
        List<Integer> statuses = Stream.generate(() -> get(key, path, tag).statusCode())
                .limit(50)
                .toList();

        // Then
        assertThat(statuses).containsOnly(304);
    }

    private static Response get(String key, String path, String tag) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + key)
                .header("If-None-Match", tag)
                .get(path);
    }
}
