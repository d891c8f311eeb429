package io.paythread.scenario;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.demo.HelpdeskUser;
import io.paythread.demo.Provider;
import io.paythread.demo.Step;
import io.paythread.demo.Ticket;
import io.paythread.demo.ZendeskEvents;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What is fetched takes the way of what is sent: redacted, told once, and nobody who was erased comes back. */
@QuarkusTest
@WithTestResource(ProviderStandIns.class)
class FetchedEventsStoryTest extends ReconcileScene {
    @Inject
    FetchedEventsStoryTest(
            Stage stage,
            TestClock clock,
            Database database,
            @ConfigProperty(name = ProviderStandIns.PORT, defaultValue = "0") int port) {
        super(stage, clock, database, port);
    }

    @Test
    void takesCardNumbersOutOfWhatItFetches() {
        // Given
        Instant at = Instant.parse("2026-09-14T10:00:00Z");
        clock.standStill(at.plusSeconds(3_600));
        String clean = payment(1, at);
        shelf.put(
                "events",
                List.of(clean.replace(
                        "\"description\":", "\"note\":\"my card is 4242 4242 4242 4242\",\"description\":")));

        // When
        JsonPath job = reconcile("2026-09-14T09:00:00Z", "2026-09-14T10:30:00Z");

        // Then
        assertThat(job.getInt("result.stored")).isEqualTo(1);
        JsonPath event = Api.call().get("/v1/inbound-events?source=" + source).jsonPath();
        assertThat(event.getString("data[0].origin")).isEqualTo("reconcile");
        assertThat(event.getInt("data[0].redactions")).isEqualTo(1);
        assertThat(Api.call()
                        .get("/v1/inbound-events/" + event.getString("data[0].id") + "/body")
                        .asString())
                .contains("my card is")
                .doesNotContain("4242 4242");
    }

    @Test
    void fetchesHistoryAsListsWhichEventsOutweigh() throws InterruptedException {
        // Given
        Instant first = Instant.parse("2026-09-14T08:00:00Z");
        Instant now = Instant.parse("2026-11-01T08:00:00Z");
        List<String> events = IntStream.range(0, 20)
                .mapToObj(number -> payment(number, first.plusSeconds(3L * number)))
                .toList();
        for (String list : List.of("customers", "refunds", "disputes", "invoices")) {
            shelf.put(list, List.of());
        }
        shelf.put(
                "charges",
                events.stream()
                        .map(event -> StripeShelf.read(event).at("/data/object").toString())
                        .toList());
        clock.standStill(now);

        // When
        JsonPath job = ended(post("/v1/backfills", "2026-09-01T00:00:00Z", "2026-10-01T00:00:00Z")
                .header("Location"));
        stage.awaitQuiet();

        // Then
        assertThat(job.getInt("result.stored")).as(job.prettify()).isEqualTo(20);
        assertThat(count("select count(*) from entry where kind = 'payment.succeeded'"))
                .isEqualTo(20);
        assertThat(ended(post("/v1/backfills", "2026-09-01T00:00:00Z", "2026-10-01T00:00:00Z")
                                .header("Location"))
                        .getInt("result.stored"))
                .isZero();
        assertThat(count("select count(*) from source_gap")).isZero();

        // When
        deliver(events, now);
        String listedFirst = everyEntry();
        stage.clear();
        deliver(events, now);

        // Then
        assertThat(listedFirst).isEqualTo(everyEntry());
    }

    @Test
    void refusesTypesOfWhichNoListTellsAndReadsTheListsOfTheOthers() {
        // Given
        clock.standStill(Instant.parse("2026-11-01T08:00:00Z"));
        shelf.put("events", List.of());
        shelf.put("refunds", List.of());

        // When
        Response refused = backfill("[\"charge.refunded\",\"checkout.session.completed\"]", "2026-09-01T00:00:00Z");
        Response late = backfill("[\"checkout.session.completed\"]", "2026-10-20T00:00:00Z");
        JsonPath job =
                ended(backfill("[\"charge.refunded\"]", "2026-09-01T00:00:00Z").header("Location"));

        // Then
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("/types");
        assertThat(refused.jsonPath().getString("errors[0].detail"))
                .contains("checkout.session.completed", "charge.refunded", "2026-10-03");
        assertThat(late.statusCode()).as(late.asString()).isEqualTo(202);
        assertThat(job.getString("state")).as(job.prettify()).isEqualTo("succeeded");
        api.verifyThat(getRequestedFor(urlPathEqualTo("/v1/refunds")));
        api.verifyThat(0, getRequestedFor(urlPathEqualTo("/v1/charges")));
    }

    private Response backfill(String types, String from) {
        return Api.send("{\"source\":\"%s\",\"from\":\"%s\",\"to\":\"2026-10-25T00:00:00Z\",\"types\":%s}"
                        .formatted(source, from, types))
                .post("/v1/backfills");
    }

    @Test
    void bringsBackNobodyWhoWasErased() throws InterruptedException {
        // Given
        Instant now = clock.instant();
        Instant at = now.minus(Duration.ofHours(2)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        String who = "g" + now.toEpochMilli();
        deliver(List.of(payment(who, who + "1", at)), now);
        String customer = stage.customer("cus_" + who);
        Response erased = Api.send("{\"confirm\":\"" + customer + "\",\"reason\":\"Letter.\"}")
                .post("/v1/customers/" + customer + "/erasures");
        assertThat(ended(erased.header("Location")).getString("state")).isEqualTo("succeeded");
        shelf.put("events", List.of(payment(who, who + "1", at), payment(who, who + "2", at.plusSeconds(60))));

        // When
        JsonPath job =
                reconcile(at.minusSeconds(60).toString(), at.plusSeconds(600).toString());
        stage.awaitQuiet();

        // Then
        assertThat(job.getInt("result.recovered")).isEqualTo(1);
        assertThat(stage.customer("cus_" + who)).isNull();
        assertThat(Api.call()
                        .get("/v1/customers?email=shopper" + who + "@example.com")
                        .jsonPath()
                        .getList("data"))
                .isEmpty();
        String stored = Api.call().get("/v1/inbound-events?source=" + source).path("data[0].id");
        assertThat(Api.call().get("/v1/inbound-events/" + stored + "/body").asString())
                .doesNotContain("shopper" + who + "@example.com", "Shopper " + who);
    }

    @Test
    void fetchesWhatThinEventsLeaveOut() {
        // Given
        Instant at = clock.instant().minusSeconds(60).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        String whole = payment(3, at);
        String other = StripeShelf.read(payment(4, at)).at("/data/object").toString();
        api.register(WireMock.get("/v1/events/evt_3").willReturn(okJson(whole)));
        api.register(WireMock.get("/v1/charges/ch_4").willReturn(okJson(other)));

        // When
        stage.send(thin("evt_thin_3", at, "ch_3", ",\"snapshot_event\":\"evt_3\""));
        stage.send(thin("evt_thin_4", at, "ch_4", ""));
        clock.release();

        // Then
        Eventually.within(
                PATIENCE, () -> assertThat(count("select count(*) from entry where kind = 'payment.succeeded'"))
                        .isEqualTo(2));
        assertThat(count("select count(*) from inbound_event where origin = 'reconcile'"))
                .isEqualTo(2);
    }

    @Test
    void settlesThinEventsWhoseSnapshotComesAfterThemByItself() throws InterruptedException {
        // Given
        Instant at = clock.instant().minusSeconds(60).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        assertThat(Api.call().delete("/v1/sources/" + source + "/provider-key").statusCode())
                .isEqualTo(204);
        stage.project(List.of(thin("evt_thin_5", at, "ch_5", ",\"snapshot_event\":\"evt_5\"")));
        clock.release();

        // When
        deliver(List.of(payment(5, at)), clock.instant());

        // Then
        Eventually.within(PATIENCE, () -> assertThat(
                        texts("select state || ' ' || reason from inbound_outcome where type = 'v1.charge.succeeded'"))
                .containsExactly("ignored snapshot_received"));
        assertThat(count("select count(*) from inbound_event where origin = 'reconcile'"))
                .isZero();
    }

    private static Step thin(String id, Instant at, String charge, String more) {
        return new Step(
                at.plusSeconds(1),
                Provider.STRIPE,
                """
                {"id":"%s","object":"v2.core.event","type":"v1.charge.succeeded","created":"%s","livemode":false,
                 "related_object":{"id":"%s","type":"charge","url":"/v1/charges/%s"}%s}
                """
                        .formatted(id, at, charge, charge, more),
                Step.Signing.GENUINE);
    }

    @Test
    void asksWhoARequesterIsOfWhomEventsGiveOnlyTheId() {
        // Given
        clock.release();
        Instant now = clock.instant();
        String id = String.valueOf(now.toEpochMilli());
        HelpdeskUser who = HelpdeskUser.customer(id, "Requester", "requester" + id + "@example.com");
        Ticket ticket = Ticket.opened("9" + id, who, "Where?", "Where is it?", now.minusSeconds(60));
        api.register(WireMock.get("/api/v2/users/" + id + ".json")
                .willReturn(okJson("{\"user\":" + ZendeskShelf.user(who, now.minusSeconds(90)) + "}")));

        // When
        stage.project(List.of(new Step(
                now,
                Provider.ZENDESK,
                ZendeskEvents.ticketCreated("t" + id, now.minusSeconds(60), ticket),
                Step.Signing.GENUINE)));

        // Then
        Eventually.within(PATIENCE, () -> assertThat(Api.call()
                        .get("/v1/customers?email=requester" + id + "@example.com")
                        .jsonPath()
                        .getList("data"))
                .hasSize(1));
    }

    @Test
    void endsWithAReasonWhereTheKeyIsRefusedAndAsksNobodyWithoutOne() {
        // Given
        api.register(WireMock.get(anyUrl()).willReturn(aResponse().withStatus(401)));

        // When
        JsonPath job = ended(start("2026-09-14T09:00:00Z", "2026-09-14T10:30:00Z"));

        // Then
        assertThat(job.getString("state")).isEqualTo("failed");
        assertThat(job.getString("error.detail")).contains("http_401");
        JsonPath health = Api.call().get("/v1/sources/" + source + "/health").jsonPath();
        assertThat(health.getString("reconciliation.error_code")).isEqualTo("http_401");

        // When
        assertThat(Api.call().delete("/v1/sources/" + source + "/provider-key").statusCode())
                .isEqualTo(204);

        // Then
        assertThat(post("/v1/reconciliations", "2026-09-14T09:00:00Z", "2026-09-14T10:30:00Z")
                        .statusCode())
                .isEqualTo(409);
        assertThat(post("/v1/backfills", "2026-09-15T09:00:00Z", "2026-09-14T10:30:00Z")
                        .statusCode())
                .isEqualTo(422);
    }
}
