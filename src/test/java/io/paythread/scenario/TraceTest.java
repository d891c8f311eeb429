package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.Sql;
import io.paythread.delivery.Receiver;
import io.paythread.demo.Attempt;
import io.paythread.demo.Card;
import io.paythread.demo.Payment;
import io.paythread.demo.Provider;
import io.paythread.demo.Shopper;
import io.paythread.demo.Signatures;
import io.paythread.demo.StripeEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One event, from the webhook that brings it to the webhook and the stream that tell of it. */
@QuarkusTest
@TestProfile(TraceTest.On.class)
class TraceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SECRET = "whsec_of_the_source_that_is_traced";
    private static final String STRANGER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final SpanLog spans;
    private final Sql sql;
    private final Clock clock;

    @Inject
    TraceTest(SpanLog spans, Sql sql, Clock clock) {
        this.spans = spans;
        this.sql = sql;
        this.clock = clock;
    }

    /** As Main does it; the spans go to nobody outside. */
    public static final class On implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "paythread.traces.enabled", "true",
                    "quarkus.otel.sdk.disabled", "false",
                    "quarkus.otel.traces.exporter", "none");
        }
    }

    @Test
    void leadsFromTheWebhookToWhatIsSentAndStreamed() throws Exception {
        // Given
        connect();
        try (Receiver receiver = new Receiver();
                InputStream stream = listen()) {
            Api.send("{\"url\": \"%s\", \"event_types\": [\"entry.added\"]}".formatted(receiver.url()))
                    .post("/v1/webhook-endpoints")
                    .then()
                    .statusCode(201);

            // When
            pay().then().statusCode(200);

            // Then
            String trace = Eventually.gives(PATIENCE, () -> {
                assertThat(spans.named("webhook")).hasSize(1);
                return spans.named("webhook").get(0).getTraceId();
            });
            Eventually.within(PATIENCE, () -> assertThat(names(trace))
                    .contains("webhook", "commit", "project", "fan-out", "deliver", "stream"));
            assertThat(trace).as("a stranger's trace is not believed").isNotEqualTo(STRANGER.substring(3, 35));
            assertThat(parentOf("commit", trace)).isEqualTo("webhook");
            assertThat(parentOf("project", trace)).isEqualTo("webhook");
            assertThat(parentOf("fan-out", trace)).isEqualTo("project");
            assertThat(parentOf("deliver", trace)).isEqualTo("fan-out");
            assertThat(parentOf("stream", trace)).isEqualTo("project");
            assertThat(receiver.got())
                    .allSatisfy(got -> assertThat(got.header("traceparent")).contains(trace));
            assertThat(stream.available()).isNotNegative();
        }
        holdsNothingOfACustomer();
        keepsToWhichTraceThingsBelong();
    }

    private void holdsNothingOfACustomer() {
        assertThat(spans.named("deliver")).allSatisfy(span -> assertThat(
                        span.getAttributes().get(AttributeKey.longKey("http.response.status_code")))
                .isEqualTo(200));
        for (String name : List.of("webhook", "commit", "project", "fan-out", "deliver", "stream")) {
            assertThat(spans.named(name)).allSatisfy(span -> {
                assertThat(span.getAttributes().asMap().values().toString())
                        .doesNotContain(
                                "Trace Able", "traceable@example.com", "cus_traced", "127.0.0.1", SECRET, "1234");
                assertThat(span.getAttributes().asMap().keySet().stream()
                                .map(AttributeKey::getKey)
                                .filter(key -> !key.startsWith("paythread.")))
                        .isSubsetOf("http.response.status_code");
            });
        }
    }

    private void keepsToWhichTraceThingsBelong() {
        assertThat(sql.count("select count(*) from trace_context")).isPositive();
        assertThat(sql.text("select min(length(traceparent))::text from trace_context"))
                .isEqualTo("55");
    }

    private Set<String> names(String trace) {
        return spans.of(trace).stream().map(SpanData::getName).collect(Collectors.toSet());
    }

    private String parentOf(String name, String trace) {
        List<SpanData> all = spans.of(trace);
        String parent = all.stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .map(SpanData::getParentSpanId)
                .orElse("");
        return all.stream()
                .filter(span -> span.getSpanId().equals(parent))
                .findFirst()
                .map(SpanData::getName)
                .orElse("");
    }

    private static void connect() {
        Api.send("{\"name\": \"traced\", \"provider\": \"stripe\", \"secrets\": [\"%s\"]}".formatted(SECRET))
                .post("/v1/sources")
                .then()
                .statusCode(201);
    }

    private static InputStream listen() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/stream"))
                .header("Authorization", "Bearer " + Api.KEY)
                .build();
        HttpResponse<InputStream> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        int first = answer.body().read();
        assertThat(first).as("the stream has begun").isPositive();
        return answer.body();
    }

    private Response pay() {
        Shopper shopper = Shopper.of("cus_traced", "Trace Able", "traceable@example.com", "en", "US");
        Payment payment = Payment.of("pi_traced", shopper, 1_234, "eur", NOW);
        Attempt attempt = Attempt.paid("ch_traced", Card.visa4242("fp_traced", "US"), NOW);
        String body = StripeEvents.chargeSucceeded("evt_traced", NOW, payment, attempt);
        return RestAssured.given()
                .headers(Signatures.headers(Provider.STRIPE, SECRET, clock.instant(), body))
                .header("traceparent", STRANGER)
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/webhooks/traced");
    }
}
