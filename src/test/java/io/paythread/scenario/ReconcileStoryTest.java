package io.paythread.scenario;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.demo.Attempt;
import io.paythread.demo.Card;
import io.paythread.demo.Payment;
import io.paythread.demo.Refund;
import io.paythread.demo.Shopper;
import io.paythread.demo.Step;
import io.paythread.demo.Stories;
import io.paythread.demo.StripeEvents;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Webhooks get lost, and what is missing is fetched from a stand-in of Stripe. */
@QuarkusTest
@WithTestResource(ProviderStandIns.class)
class ReconcileStoryTest extends ReconcileScene {
    private static final int EVENTS = 4_000;
    private static final int DROPPED_PERCENT = 7;
    private static final long SEED = 20260914;

    @Inject
    ReconcileStoryTest(
            Stage stage,
            TestClock clock,
            Database database,
            @ConfigProperty(name = ProviderStandIns.PORT, defaultValue = "0") int port) {
        super(stage, clock, database, port);
    }

    @Test
    void recoversTheRefundsOfWhichNoWebhookEverCame() {
        // Given
        List<Step> story = new ArrayList<>(Stories.lateRefunds().setup());
        story.addAll(Stories.lateRefunds().steps());
        story.forEach(stage::send);
        stage.awaitQuiet();
        List<String> known = Stories.lateRefunds().genuine().stream()
                .map(Step::body)
                .distinct()
                .toList();
        shelf.put(
                "events", Stream.concat(known.stream(), lostRefunds().stream()).toList());
        clock.standStill(Instant.parse("2026-09-15T13:00:00Z"));

        // When
        JsonPath job = reconcile("2026-09-14T00:00:00Z", "2026-09-15T12:30:00Z");
        stage.awaitQuiet();

        // Then
        assertThat(job.getInt("result.recovered")).isEqualTo(2);
        assertThat(job.getInt("result.stored")).isEqualTo(2);
        JsonPath timeline = timeline("cus_B1");
        assertThat(timeline.getList("data.kind"))
                .containsExactly("payment.processing", "payment.succeeded", "refund.issued", "refund.issued");
        assertThat(timeline.getList("data.money.amount")).containsExactly(8_000, 8_000, 4_000, 4_000);
        assertThat(timeline.getList("data[3].origins.origin", String.class)).contains("reconcile");
        String payment = Api.call().get("/v1/lookup?ref=pi_B1").path("data[0].url");
        assertThat(Api.call().get(payment).<String>path("status")).isEqualTo("refunded");
        JsonPath health = Api.call().get("/v1/sources/" + source + "/health").jsonPath();
        assertThat(health.getInt("late.events")).isEqualTo(2);
        assertThat(health.getDouble("late.longest")).isGreaterThan(26 * 3_600.0);
        assertThat(health.getInt("reconciliation.recovered")).isEqualTo(2);
        assertThat(health.getInt("gaps.open")).isZero();
        assertThat(health.getInt("gaps.filled"))
                .isEqualTo(health.getInt("gaps.found"))
                .isPositive();

        // When
        JsonPath again = reconcile("2026-09-14T00:00:00Z", "2026-09-15T12:30:00Z");

        // Then
        assertThat(again.getInt("result.recovered")).isZero();
        assertThat(again.getInt("result.stored")).isZero();
        Eventually.within(PATIENCE, () -> assertThat(timeline("cus_B1").getString("completeness[0].status"))
                .isEqualTo("complete"));
    }

    @Test
    void healsWhatWasDroppedAndNamesEachHoleWhileItIsOpen() throws InterruptedException {
        // Given
        Instant first = Instant.parse("2026-09-14T08:00:00Z");
        Instant now = Instant.parse("2026-09-14T13:00:00Z");
        clock.standStill(now);
        List<String> all = payments(first);
        Random random = new Random(SEED);
        List<String> dropped = all.stream()
                .filter(body -> random.nextInt(100) < DROPPED_PERCENT)
                .toList();
        List<String> delivered = new ArrayList<>(all);
        delivered.removeAll(dropped);
        deliver(delivered, now);
        List<String> places = shelf.put("events", all);
        String middle = places.get(places.size() / 2);
        api.register(StripeShelf.page("events", middle)
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "17"))
                .willSetStateTo("compared"));
        String tag = Api.call()
                .get("/v1/customers/" + stage.customer("cus_0") + "/timeline")
                .header("ETag");

        // When
        String job = start("2026-09-14T07:00:00Z", "2026-09-14T12:30:00Z");
        Eventually.within(PATIENCE, () -> assertThat(Api.call().get(job).<String>path("run_after"))
                .isEqualTo("2026-09-14T13:00:17.000000Z"));
        int calls = calls().size();
        clock.standStill(now.plusSeconds(16));
        Eventually.within(PATIENCE, () -> assertThat(Api.call().get(job).<String>path("state"))
                .isEqualTo("queued"));

        // Then
        assertThat(calls()).hasSize(calls);
        int recoveredSoFar = Api.call().get(job).path("result.recovered");
        assertThat(recoveredSoFar).isBetween(1, dropped.size() - 1);

        // Given
        execute("update job set run_after = run_after + interval '1 hour' where state = 'queued'"
                + " and kind = 'reconciliation'");
        String next = places.get(places.size() / 2 + 1);
        api.register(StripeShelf.page("events", next)
                .inScenario("busy")
                .whenScenarioStateIs("compared")
                .willReturn(okJson(pageOf(all, places.size() / 2 + 1)))
                .willSetStateTo("filling"));
        api.register(StripeShelf.page("events", next)
                .inScenario("busy")
                .whenScenarioStateIs("filling")
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "30"))
                .willSetStateTo("done"));

        // When
        clock.standStill(now.plusSeconds(17));
        execute("update job set state = 'running', lease_until = now() - interval '1 second' where state = 'queued'"
                + " and kind = 'reconciliation'");
        Eventually.within(PATIENCE, () -> assertThat(Api.call().get(job).<String>path("run_after"))
                .isEqualTo("2026-09-14T13:00:47.000000Z"));

        // Then
        List<LoggedRequest> since = calls().subList(calls, calls().size());
        assertThat(since.get(0).queryParameter("starting_after").firstValue()).isEqualTo(middle);
        List<String> open = timesOf(dropped, pageOf(all, places.size() / 2 + 1));
        assertThat(open).isNotEmpty();
        Eventually.within(PATIENCE, () -> namesEachHole(open));
        Response timeline =
                Api.call().header("If-None-Match", tag).get("/v1/customers/" + stage.customer("cus_0") + "/timeline");
        assertThat(timeline.statusCode()).isEqualTo(200);
        assertThat(timeline.<String>path("completeness[0].status")).isEqualTo("gap");

        // When
        clock.standStill(now.plusSeconds(47));
        JsonPath ended = ended(job);
        stage.awaitQuiet();

        // Then
        assertThat(ended.getInt("result.recovered")).isEqualTo(dropped.size());
        assertThat(ended.getInt("result.stored")).isEqualTo(dropped.size());
        assertThat(count("select count(*) from inbound_event")).isEqualTo(EVENTS);
        assertThat(count("select count(*) from inbound_event where origin = 'reconcile'"))
                .isEqualTo(dropped.size());
        assertThat(count("select count(*) from source_gap where state <> 'backfilled'"))
                .isZero();
        assertThat(count("select coalesce(sum(missing), 0) from source_gap")).isEqualTo(dropped.size());
        assertThat(Api.call()
                        .get("/v1/feed?type=completeness.changed&limit=10")
                        .jsonPath()
                        .getList("data.data.source"))
                .contains(source);
        String healed = everyEntry();

        // When
        stage.clear();
        deliver(all, now.plusSeconds(47));

        // Then
        assertThat(healed).isEqualTo(everyEntry());
    }

    /** As they stood at Stripe, and never arrived. */
    private static List<String> lostRefunds() {
        Payment payment = Payment.of(
                "pi_B1",
                Shopper.of("cus_B1", "Ben Ito", "ben@example.com", "en", "US"),
                8000,
                "usd",
                Instant.parse("2026-09-14T09:59:56Z"));
        Attempt attempt = Attempt.paid("ch_B1", Card.visa4242("fp_ben_1", "US"), Instant.parse("2026-09-14T09:59:58Z"));
        Instant first = Instant.parse("2026-09-14T10:30:00Z");
        Instant second = Instant.parse("2026-09-15T11:00:00Z");
        return List.of(
                StripeEvents.refundCreated("evt_b3r", first, Refund.pending("re_B1", payment, attempt, 4000, first)),
                StripeEvents.refundCreated(
                        "evt_b5r",
                        second,
                        Refund.pending("re_B2", payment, attempt, 4000, second).succeeded()));
    }

    private static List<String> payments(Instant first) {
        return Stream.iterate(0, number -> number + 1)
                .limit(EVENTS)
                .map(number -> payment(number, first.plusSeconds(3L * number)))
                .toList();
    }

    /** The page with this number, newest first, as the shelf gives it. */
    private static String pageOf(List<String> oldestFirst, int number) {
        int end = oldestFirst.size() - number * StripeShelf.PAGE;
        List<String> page = new ArrayList<>(oldestFirst.subList(Math.max(0, end - StripeShelf.PAGE), end));
        java.util.Collections.reverse(page);
        boolean more = end > StripeShelf.PAGE;
        return "{\"object\":\"list\",\"has_more\":" + more + ",\"data\":[" + String.join(",", page) + "]}";
    }

    private static List<String> timesOf(List<String> dropped, String page) {
        return dropped.stream()
                .map(StripeShelf::read)
                .filter(event -> page.contains("\"" + event.path("id").asText() + "\""))
                .map(event ->
                        Instant.ofEpochSecond(event.path("created").asLong()).toString())
                .toList();
    }

    private void namesEachHole(List<String> missingAt) {
        JsonPath timeline = timeline("cus_0");
        List<String> from = timeline.getList("completeness[0].gaps.findAll { it.state == 'open' }.from");
        List<String> to = timeline.getList("completeness[0].gaps.findAll { it.state == 'open' }.to");
        assertThat(from).isNotEmpty();
        for (String text : missingAt) {
            Instant at = Instant.parse(text);
            boolean named = false;
            for (int i = 0; i < from.size(); i++) {
                named |= !at.isBefore(Instant.parse(from.get(i))) && !at.isAfter(Instant.parse(to.get(i)));
            }
            assertThat(named).as(text).isTrue();
        }
    }

    private List<LoggedRequest> calls() {
        List<LoggedRequest> calls = new ArrayList<>(api.find(getRequestedFor(anyUrl())));
        calls.sort(java.util.Comparator.comparing(LoggedRequest::getLoggedDate));
        return calls;
    }
}
