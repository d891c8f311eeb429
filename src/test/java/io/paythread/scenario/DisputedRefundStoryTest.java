package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.demo.Attempt;
import io.paythread.demo.Card;
import io.paythread.demo.Dispute;
import io.paythread.demo.Payment;
import io.paythread.demo.Provider;
import io.paythread.demo.Refund;
import io.paythread.demo.Shopper;
import io.paythread.demo.Step;
import io.paythread.demo.StripeEvents;
import io.paythread.demo.StripeRiskEvents;
import io.paythread.security.Role;
import io.paythread.security.TestKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refund of a payment that is disputed is marked wherever it is seen; one of before the dispute is not. */
@QuarkusTest
class DisputedRefundStoryTest {
    private static final int ORDERS = 8;
    private static final Instant PAID = Instant.parse("2026-09-14T10:00:00Z");
    private static final Shopper RIA = Shopper.of("cus_R1", "Ria Kern", "ria@example.com", "de", "DE");
    private static final Payment PAYMENT = Payment.of("pi_R1", RIA, 9_000, "eur", PAID);
    private static final Attempt ATTEMPT = Attempt.paid("ch_R1", Card.visa4242("fp_R1", "DE"), PAID);

    private final Stage stage;

    @Inject
    DisputedRefundStoryTest(Stage stage) {
        this.stage = stage;
    }

    @BeforeEach
    void setUp() {
        stage.setUp();
    }

    @Test
    void isMarkedInTimelineFeedPaymentRefundAndAdvice() {
        // When
        stage.play(AnyOrder.twice(story()));

        // Then
        assertThat(marks()).isEqualTo("before [false] within [true] timeline [true] payment true advice 1");
        JsonPath feed = read("/v1/feed?limit=1000");
        assertThat(feed.getList(
                        "data.findAll { it.type == 'entry.added' && it.data?.unexpected == true }.data.kind",
                        String.class))
                .containsExactly("refund.issued");
        assertThat(feed.getList(
                        "data.findAll { it.type == 'refund.updated' && it.data?.unexpected == true }.data.reference"))
                .isNotEmpty();
    }

    @Test
    void isMarkedInAnyOrder() {
        AnyOrder.assertSame(stage, stage::play, story(), ORDERS, DisputedRefundStoryTest::marks);
    }

    @Test
    void whoMayRefundLessIsSentToSomebodyWhoMay() {
        // When: 90.00 EUR, by people who may refund 50, 250 and any amount
        stage.play(story().subList(0, 1));
        String advice = "/v1/payments/" + read("/v1/lookup?ref=pi_R1").getString("data[0].id") + "/refund-advice";

        // Then
        assertThat(codes(Role.AGENT, advice)).contains("above_limit");
        assertThat(codes(Role.SENIOR_AGENT, advice)).doesNotContain("above_limit");
        assertThat(codes(Role.ANALYST, advice)).doesNotContain("above_limit");
    }

    private static List<String> codes(Role role, String advice) {
        return TestKeys.of(role)
                .call()
                .get(advice)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("reasons.code", String.class);
    }

    private static String marks() {
        String customer = Api.call().get("/v1/customers?external_ref=cus_R1").path("data[0].id");
        JsonPath refunds = read("/v1/refunds?customer=" + customer);
        String payment = read("/v1/lookup?ref=pi_R1").getString("data[0].id");
        return "before " + refunds.getList("data.findAll { it.amount.amount == 1000 }.unexpected")
                + " within " + refunds.getList("data.findAll { it.amount.amount == 2000 }.unexpected")
                + " timeline "
                + read("/v1/customers/" + customer + "/timeline?limit=200")
                        .getList("data.findAll { it.kind == 'refund.issued' && it.unexpected }.unexpected")
                + " payment " + read("/v1/payments/" + payment).getBoolean("unexpected")
                + " advice "
                + read("/v1/payments/" + payment + "/refund-advice")
                        .getList("reasons.findAll { it.code == 'refunded_while_disputed' }")
                        .size();
    }

    private static List<Step> story() {
        Refund early = Refund.pending("re_R1", PAYMENT, ATTEMPT, 1_000, at(1));
        Refund late = Refund.pending("re_R2", PAYMENT, ATTEMPT, 2_000, at(30));
        Dispute dispute = Dispute.opened(
                "dp_R1", PAYMENT, ATTEMPT, "fraudulent", "10.4", at(24), at(24).plus(Duration.ofDays(9)));
        return List.of(
                step(PAID, StripeEvents.chargeSucceeded("evt_R1", PAID, PAYMENT, ATTEMPT)),
                step(at(1), StripeEvents.refundCreated("evt_R2", at(1), early)),
                step(at(24), StripeRiskEvents.disputeCreated("evt_R3", at(24), dispute)),
                step(at(30), StripeEvents.refundCreated("evt_R4", at(30), late)));
    }

    private static Step step(Instant at, String body) {
        return new Step(at, Provider.STRIPE, body, Step.Signing.GENUINE);
    }

    private static Instant at(int hours) {
        return PAID.plus(Duration.ofHours(hours));
    }

    private static JsonPath read(String path) {
        return Api.call().get(path).then().statusCode(200).extract().jsonPath();
    }
}
