package io.paythread.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.paythread.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer has, and how values are spelled. */
@QuarkusTest
class EveryAnswerTest {
    private static final String GOOD = "{\"display_name\": \"x\", \"count\": 1}";

    @ParameterizedTest
    @ValueSource(strings = {"/v1/probe", "/v1/nothing", "/nothing", "/problems/not-found", "/openapi.json", "/q/x"})
    void hasAnIdAndTheHeadersThatBrowsersNeed(String path) {
        // When
        Response answer = Api.call().get(path);

        // Then
        answer.then()
                .header("Request-Id", matchesPattern("rqs_[0-9a-z]{26}"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Permissions-Policy", containsString("camera=()"));
    }

    @Test
    void isKeptByNoCacheUnderTheApi() {
        // When, Then
        Api.call().get("/v1/probe").then().header("Cache-Control", "no-store");
        given().get("/v1/probe").then().header("Cache-Control", "no-store");
    }

    @Test
    void hasAnIdOfItsOwn() {
        // When
        String first =
                Api.call().header("Request-Id", "rqs_mine").get("/v1/probe").header("Request-Id");
        String second = Api.call().get("/v1/probe").header("Request-Id");

        // Then
        assertThat(first).isNotEqualTo(second).isNotEqualTo("rqs_mine");
    }

    @Test
    void spellsValuesAsDocumented() {
        // When
        Response answer = Api.send(
                        """
                        {"display_name": "Zoë", "count": 10, "happened_at": "2026-11-21T11:02:11.5+01:00",
                         "color": "dark_green", "money": {"amount": 9007199254740993, "currency": "EUR"}}
                        """)
                .post("/v1/probe");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString())
                .contains("\"happened_at\":\"2026-11-21T10:02:11.500000Z\"")
                .contains("\"color\":\"dark_green\"")
                .contains("\"money\":{\"amount\":9007199254740993,\"currency\":\"EUR\"}")
                .contains("\"ratio\":12345678901.5")
                .contains("\"precise\":10000000000")
                .contains("\"display_name\":\"Zoë\"");
    }

    @Test
    void leavesOutWhatIsMissing() {
        // When
        Response answer = Api.send(GOOD).post("/v1/probe");

        // Then
        assertThat(answer.asString()).doesNotContain("null", "money", "color", "happened_at");
    }

    @Test
    void givesPagesWithCursorsAndLinks() {
        // When
        Response first = Api.call().get("/v1/probe?color=red");
        Response second = Api.call().urlEncodingEnabled(false).get(first.<String>path("links.next"));

        // Then
        first.then()
                .body("data.size()", equalTo(25))
                .body("page.has_more", equalTo(true))
                .body("page.prev_cursor", nullValue())
                .body("links.self", equalTo("/v1/probe?color=red"))
                .body("links.next", startsWith("/v1/probe?color=red&cursor="));
        second.then()
                .statusCode(200)
                .body("data", equalTo(List.of(25, 26, 27, 28, 29)))
                .body("page.has_more", equalTo(false))
                .body("page.next_cursor", nullValue());
    }

    @Test
    void comesAfterAContinueWhenTheCallerWaitsForOne() {
        // When
        String answer;
        try (var connection = RawHttp.connect(Duration.ofSeconds(10))) {
            answer = connection
                    .head(post(GOOD.length()) + "Connection: close\nExpect: 100-continue\n\n")
                    .head(GOOD)
                    .untilClosed();
        }

        // Then
        assertThat(answer).startsWith("HTTP/1.1 100").contains("HTTP/1.1 200").containsOnlyOnce("100 Continue");
    }

    @Test
    void comesInOrderForRequestsThatAreSentAhead() {
        // When
        String answer;
        try (var connection = RawHttp.connect(Duration.ofSeconds(10))) {
            String one = post(GOOD.length()) + "\n" + GOOD;
            String last = post(GOOD.length()) + "Connection: close\n\n" + GOOD;
            answer = connection.head(one + one + last).untilClosed();
        }

        // Then
        assertThat(answer.split("HTTP/1.1 200 OK", -1)).hasSize(4);
    }

    @Test
    void refusesABodyThatDrips() {
        // Given
        Duration deadline = ConfigProvider.getConfig().getValue("paythread.http.body-deadline", Duration.class);

        // When
        long began = System.nanoTime();
        String answer;
        try (var connection = RawHttp.connect(Duration.ofSeconds(15))) {
            answer = connection.head(post(100) + "\n").head("{").untilClosed();
        }

        // Then
        assertThat(answer).startsWith("HTTP/1.1 408").contains("request_timeout", "application/problem+json");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(deadline, deadline.plusSeconds(10));
    }

    private static String post(int length) {
        return "POST /v1/probe HTTP/1.1\nHost: x\nAuthorization: Bearer " + Api.KEY
                + "\nContent-Type: application/json\nContent-Length: " + length + "\n";
    }
}
