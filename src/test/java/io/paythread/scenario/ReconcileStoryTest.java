package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

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
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Webhooks get lost, and what is missing is fetched from a stand-in of Stripe. */
@QuarkusTest
@WithTestResource(ProviderStandIns.class)
class ReconcileStoryTest extends ReconcileScene {
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
}
