package io.paythread.platform.limit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.paythread.Api;
import io.paythread.platform.http.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What a caller meets who asks for more than its share. */
@QuarkusTest
class LimitsTest {
    private final RateLimits limits;
    private final int burst;
    private final int connections;

    @Inject
    LimitsTest(
            RateLimits limits,
            @ConfigProperty(name = "paythread.limits.read.burst") int burst,
            @ConfigProperty(name = "paythread.http.max-connections-per-address") int connections) {
        this.limits = limits;
        this.burst = burst;
        this.connections = connections;
    }

    @Test
    void refusesOneKeyBeyondItsShareAndNoOther() {
        // Given
        Key greedy = keyWith(1);
        Key modest = keyWith(burst);

        // When
        Response within = greedy.get("/v1/sources");
        Response beyond = greedy.get("/v1/sources");

        // Then
        assertThat(within.statusCode()).isEqualTo(200);
        beyond.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9]"))
                .header("RateLimit-Policy", equalTo("\"read\";q=1000000;w=1000000"))
                .header("RateLimit", matchesPattern("\"read\";r=0;t=1000000"))
                .body("code", equalTo("too_many_requests"))
                .body("retryable", equalTo(true));
        assertThat(modest.get("/v1/sources").statusCode()).isEqualTo(200);
    }

    @Test
    void leavesChangesTheirOwnBudget() {
        // Given
        Key key = keyWith(0);

        // When
        Response read = key.get("/v1/sources");
        Response change = key.call().post("/v1/links");

        // Then: a fault of the request, not of the budget.
        assertThat(read.statusCode()).isEqualTo(429);
        assertThat(change.statusCode()).isNotEqualTo(429);
    }

    @Test
    void filesHaveABudgetOfTheirOwn() {
        // Given
        Response made = Api.send("{\"name\":\"limited\",\"scopes\":[\"exports:write\",\"sources:read\"]}")
                .post("/v1/api-keys");
        limits.punish(Budget.EXPORT, "key:" + made.path("id"), burst);
        Key key = new Key(made.path("secret"));

        // When
        Response wish = key.call().contentType("application/json").body("{}").post("/v1/exports");
        Response file = key.get("/v1/exports/exp_00000000000000000000000000/files/1");
        Response look = key.get("/v1/exports/exp_00000000000000000000000000");

        // Then
        assertThat(wish.statusCode()).isEqualTo(429);
        assertThat(file.statusCode()).isEqualTo(429);
        assertThat(look.statusCode()).isEqualTo(404);
        assertThat(key.get("/v1/sources").statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhatIsLeftBeforeItIsSpent() {
        keyWith(4)
                .get("/v1/sources")
                .then()
                .statusCode(200)
                .header("RateLimit", matchesPattern("\"read\";r=[34];t=99999[67]"));
    }

    @Test
    void chargesMoreForASearch() {
        // Given
        Key key = keyWith(4);

        // When
        Response search = key.get("/v1/customers?email=ann@example.com");
        Response plain = key.get("/v1/customers");

        // Then
        assertThat(search.statusCode()).isEqualTo(429);
        assertThat(plain.statusCode()).isEqualTo(200);
    }

    @Test
    void endsAStatementThatTakesTooLong() {
        // When
        long began = System.nanoTime();
        Response answer = keyWith(burst).get("/v1/probe/failures/endless");

        // Then
        answer.then().statusCode(503).body("code", equalTo("unavailable")).header("Retry-After", equalTo("5"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(25));
    }

    @Test
    void closesConnectionsOfAnAddressThatHasTooMany() {
        // Given
        List<RawHttp> many = IntStream.range(0, connections + 20)
                .mapToObj(i -> RawHttp.connect(Duration.ofSeconds(15)))
                .toList();

        // When: the last of them is one too many.
        String said = many.get(many.size() - 1).untilClosed();

        // Then
        assertThat(said).isEmpty();
        many.forEach(RawHttp::close);
    }

    /** A key with so much left to read. */
    private Key keyWith(int left) {
        Response made = Api.send("{\"name\":\"limited\",\"scopes\":[\"sources:read\",\"customers:read\"]}")
                .post("/v1/api-keys");
        made.then().statusCode(201);
        if (left < burst) {
            limits.punish(Budget.READ, "key:" + made.path("id"), burst - left);
        }
        return new Key(made.path("secret"));
    }

    private record Key(String secret) {
        RequestSpecification call() {
            return given().header("Authorization", "Bearer " + secret);
        }

        Response get(String path) {
            return call().get(path);
        }

        @Override
        public String toString() {
            return "Key";
        }
    }
}
