package io.paythread.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.demo.Provider;
import io.paythread.demo.Signatures;
import io.paythread.platform.http.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Well signed, and made to do harm: kept as it is or set aside, and the next event goes its way. */
@QuarkusTest
class HostileWebhookTest {
    private static final String SECRET = "whsec_of_hostile_webhooks_0001";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Levels that an event has of itself, above the field that a test puts in. */
    private static final int LEVELS = 3;

    private final Clock clock;
    private TestSource source;
    private String customer;

    @Inject
    HostileWebhookTest(Clock clock) {
        this.clock = clock;
    }

    @BeforeEach
    void freshSource() {
        source = TestSource.of("stripe", SECRET);
        customer = "cus_" + source.name().replace("-", "");
    }

    @Test
    void readsWhatIsAsDeepAsProvidersMaySend() {
        // When
        send(event(nested(200 - LEVELS, "1"))).statusCode(200);

        // Then
        isState("projected");
        assertThat(customers()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 10_000, 100_000})
    void setsAsideWhatIsDeeper(int depth) {
        // When
        send(event(nested(depth, "\"4242 4242 4242 4242\""))).statusCode(200);

        // Then: kept for a look, without the number that was hidden in the depth, and nobody was made of it.
        isState("dead");
        assertThat(customers()).isZero();
        assertThat(body()).contains("....4242").doesNotContain("4242 4242");
        goesOn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "0.", "1e"})
    void survivesHugeNumbers(String before) {
        // When
        send(event(before + "9".repeat(300_000))).statusCode(200);

        // Then
        isState("dead");
        assertThat(customers()).isZero();
        goesOn();
    }

    @Test
    void survivesAmountsThatNoNumberHolds() {
        // When
        send("{\"id\":\"evt_big\",\"object\":\"event\",\"type\":\"payment_intent.succeeded\",\"created\":1790000000,"
                        + "\"data\":{\"object\":{\"id\":\"pi_big\",\"object\":\"payment_intent\",\"currency\":\"eur\","
                        + "\"amount\":" + "9".repeat(500) + ",\"amount_received\":1e400}}}")
                .statusCode(200);

        // Then
        Eventually.within(PATIENCE, () -> assertThat(state()).isIn("projected", "dead"));
        assertThat(Api.call()
                        .get("/v1/entries?source=" + source.id())
                        .jsonPath()
                        .getList("data.money.amount"))
                .doesNotContain(0, -1, Integer.MAX_VALUE, Long.MAX_VALUE);
        goesOn();
    }

    @Test
    void readsFiveThousandFields() {
        // When
        send(event(IntStream.range(0, 5_000)
                        .mapToObj(i -> "\"p" + i + "\":" + i)
                        .collect(Collectors.joining(",", "{", "}"))))
                .statusCode(200);

        // Then
        isState("projected");
        assertThat(customers()).isEqualTo(1);
    }

    @Test
    void refusesFiveThousandParameters() {
        String query = IntStream.range(0, 5_000).mapToObj(i -> "p" + i + "=1").collect(Collectors.joining("&"));
        try (var connection = RawHttp.connect(PATIENCE)) {
            assertThat(connection
                            .head("POST " + source.path() + "?" + query + " HTTP/1.1\nHost: x\nContent-Length: 0\n\n")
                            .untilClosed())
                    .contains(" 414 ", "uri_too_long");
        }
        assertThat(source.references()).isEmpty();
    }

    private void goesOn() {
        send("{\"id\":\"evt_next\",\"object\":\"event\",\"type\":\"customer.created\",\"created\":1790000001,"
                        + "\"data\":{\"object\":{\"id\":\"" + customer + "next\",\"object\":\"customer\"}}}")
                .statusCode(200);
        isState("projected");
    }

    private String event(String extra) {
        return "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"customer.created\",\"created\":1790000000,"
                + "\"data\":{\"object\":{\"id\":\"" + customer + "\",\"object\":\"customer\",\"metadata\":" + extra
                + "}}}";
    }

    private static String nested(int depth, String inside) {
        return "[".repeat(depth) + inside + "]".repeat(depth);
    }

    private ValidatableResponse send(String body) {
        return given().headers(Signatures.headers(Provider.STRIPE, SECRET, clock.instant(), body))
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(source.path())
                .then();
    }

    /** Of the event that came last. */
    private void isState(String state) {
        Eventually.within(PATIENCE, () -> source.events().then().body("data[0].state", equalTo(state)));
    }

    private String state() {
        return source.events().path("data[0].state");
    }

    private String body() {
        return Api.call()
                .get("/v1/inbound-events/" + source.events().<String>path("data[0].id") + "/body")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private int customers() {
        return Api.call()
                .get("/v1/customers?external_ref=" + customer)
                .jsonPath()
                .getList("data")
                .size();
    }
}
