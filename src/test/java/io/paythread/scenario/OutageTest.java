package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.demo.HelpdeskUser;
import io.paythread.demo.Provider;
import io.paythread.demo.Shopper;
import io.paythread.demo.Signatures;
import io.paythread.demo.StripeEvents;
import io.paythread.demo.ZendeskEvents;
import io.paythread.platform.postgres.LineToDatabase;
import io.paythread.platform.postgres.TcpLine;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database goes away and comes back. Nothing is acknowledged meanwhile; nobody has to start anything again. */
@QuarkusTest
@WithTestResource(value = LineToDatabase.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class OutageTest {
    private static final Duration PROMISED = Duration.ofSeconds(10);
    /** What is asked while the line is silent is answered when its patience is over. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String STRIPE_SECRET = "whsec_of_the_source_without_line";
    private static final String ZENDESK_SECRET = "dGhlX3NlY3JldF9vZl90aGVfb3V0YWdlX2Rlc2s=";
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    /** The one that listens for wake-ups. */
    private static final int STANDING = 1;

    private final Pool pool;
    private final int poolSize;
    private final Clock clock;

    @TestHTTPResource(value = "/", management = true)
    @Nullable
    URL management;

    @SuppressWarnings("NullAway.Init") // Given by the test resource, before each test.
    TcpLine line;

    @Inject
    OutageTest(Pool pool, @ConfigProperty(name = "quarkus.datasource.reactive.max-size") int poolSize, Clock clock) {
        this.pool = pool;
        this.poolSize = poolSize;
        this.clock = clock;
    }

    @BeforeEach
    void connectSources() {
        connect(Provider.STRIPE, STRIPE_SECRET);
        connect(Provider.ZENDESK, ZENDESK_SECRET);
        Eventually.within(PROMISED, () -> assertThat(everythingIsNormal()).isTrue());
    }

    @Test
    void makesEveryProviderSendAgainWhileTheDatabaseIsDown() {
        // When
        line.cut();
        List<Response> refused = List.of(stripe("down"), zendesk("down"));
        Response read = Api.call().get("/v1/customers");
        Response write = Api.send("{\"name\": \"%s\", \"provider\": \"stripe\"}".formatted(name(Provider.STRIPE) + "2"))
                .header("Idempotency-Key", "outage")
                .post("/v1/sources");
        line.mend();

        // Then
        assertThat(refused).extracting(Response::statusCode).containsOnly(503);
        assertThat(refused).extracting(answer -> answer.header("Retry-After")).containsExactly("5", "10");
        assertThat(List.of(read, write)).allSatisfy(OutageTest::saysThatItIsNotAvailable);
        Eventually.within(PROMISED, () -> assertThat(everythingIsNormal()).isTrue());
        stripe("down").then().statusCode(200).body("stored", equalTo(1));
        zendesk("down").then().statusCode(200).body("stored", equalTo(1));
    }

    @Test
    void saysThatItIsNotReadyAndWhyAndIsAliveAllTheSame() {
        // When
        line.cut();
        Response ready = RestAssured.given().get(management + "health/ready");
        Response live = RestAssured.given().get(management + "health/live");
        Response asked = stripe("not ready");
        Response well = RestAssured.given().get(management + "health/well");
        line.mend();

        // Then
        ready.then().statusCode(503);
        assertThat(ready.jsonPath().getString("checks.find { it.name == 'database' }.data.reason"))
                .startsWith("The database ");
        live.then().statusCode(200);
        asked.then().statusCode(503);
        assertThat(well.jsonPath().getString("checks.find { it.name == 'door' }.data.reason"))
                .startsWith("The last events could not be stored");
        Eventually.within(PROMISED, () -> {
            assertThat(everythingIsNormal()).isTrue();
            RestAssured.given().get(management + "health").then().statusCode(200);
        });
    }

    @Test
    void letsGoOfConnectionsThatNobodyAnswers() {
        // Given
        List<CompletableFuture<Response>> asked = IntStream.range(0, poolSize)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> Api.call().get("/v1/customers")))
                .toList();
        asked.forEach(CompletableFuture::join);

        // When
        line.fallSilent();
        CompletableFuture<Response> event = CompletableFuture.supplyAsync(() -> stripe("silent"));
        Response read = Api.call().get("/v1/customers");

        // Then
        saysThatItIsNotAvailable(read);
        Response unknown = event.join();
        assertThat(unknown.statusCode()).isEqualTo(503);
        Eventually.within(PROMISED, () -> assertThat(everythingIsNormal()).isTrue());
        stripe("silent").then().statusCode(200);
        assertEveryConnectionCanBeTaken();
    }

    private boolean everythingIsNormal() {
        return Api.call().get("/v1/customers").statusCode() == 200
                && stripe("probe").statusCode() == 200
                && zendesk("probe").statusCode() == 200;
    }

    private static void saysThatItIsNotAvailable(Response answer) {
        answer.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .body("code", equalTo("unavailable"));
    }

    /** What is in use comes back in time; what is lost does not. */
    private void assertEveryConnectionCanBeTaken() {
        List<CompletableFuture<SqlConnection>> wanted = IntStream.range(0, poolSize - STANDING)
                .mapToObj(i -> pool.getConnection().subscribeAsCompletionStage())
                .toList();
        try {
            Eventually.within(PATIENCE, () -> assertThat(wanted)
                    .as("connections that can be taken at the same time")
                    .allMatch(taken -> taken.isDone() && !taken.isCompletedExceptionally()));
        } finally {
            wanted.forEach(taken -> {
                var unused = taken.thenAccept(SqlConnection::closeAndForget);
            });
        }
    }

    private Response stripe(String event) {
        Shopper shopper = Shopper.of("cus_outage", "Out Age", "outage@example.com", "en", "US");
        return send(Provider.STRIPE, STRIPE_SECRET, StripeEvents.customerCreated("evt_" + event, NOW, shopper));
    }

    private Response zendesk(String event) {
        HelpdeskUser user = HelpdeskUser.customer("900", "Out Age", "outage@example.com");
        return send(Provider.ZENDESK, ZENDESK_SECRET, ZendeskEvents.userCreated("evt_" + event, NOW, user));
    }

    private Response send(Provider provider, String secret, String body) {
        return RestAssured.given()
                .headers(Signatures.headers(provider, secret, clock.instant(), body))
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/webhooks/" + name(provider));
    }

    private static String name(Provider provider) {
        return "outage-" + provider.name().toLowerCase(Locale.ROOT);
    }

    /** Once for all tests of the class. */
    private static void connect(Provider provider, String secret) {
        int status = Api.send("{\"name\": \"%s\", \"provider\": \"%s\", \"secrets\": [\"%s\"]}"
                        .formatted(name(provider), provider.name().toLowerCase(Locale.ROOT), secret))
                .post("/v1/sources")
                .statusCode();
        assertThat(status).isIn(201, 409);
    }
}
