package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.QuickApi;
import io.paythread.demo.Attempt;
import io.paythread.demo.Card;
import io.paythread.demo.Decline;
import io.paythread.demo.Payment;
import io.paythread.demo.Provider;
import io.paythread.demo.Shopper;
import io.paythread.demo.Step;
import io.paythread.demo.Stories;
import io.paythread.demo.Story;
import io.paythread.demo.StripeEvents;
import io.paythread.platform.time.TestClock;
import io.paythread.security.Role;
import io.paythread.security.TestKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an agent reads of a payment while S01 and S03 of the scenario book run: as written, doubled and shuffled. */
@QuarkusTest
class PaymentStoryTest {
    private static final int ORDERS = 40;

    private final Stage stage;
    private final TestClock clock;

    @Inject
    PaymentStoryTest(Stage stage, TestClock clock) {
        this.stage = stage;
        this.clock = clock;
    }

    @BeforeEach
    void setUp() {
        stage.setUp();
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void saysWhyTheFirstCardFailedAndWhatToTellAna() {
        // Given
        stage.play(until(Stories.declinedCard(), "2026-09-14T09:13:00Z"));

        // When
        JsonPath payment = at("2026-09-14T09:13:00Z", "pi_A1", "es");

        // Then
        assertThat(payment.getString("status")).isEqualTo("failed");
        assertThat(payment.getString("attempts[0].decline.explanation.code")).isEqualTo("insufficient_funds");
        assertThat(payment.getString("attempts[0].decline.explanation.meaning"))
                .isEqualTo("No hay suficiente saldo o crédito en la tarjeta.");
        assertThat(payment.getString("attempts[0].decline.explanation.actor")).isEqualTo("customer");
        assertThat(payment.getBoolean("attempts[0].decline.explanation.may_be_told"))
                .isTrue();
        assertThat(payment.getString("attempts[0].decline.explanation.next_step"))
                .contains("Recargar la cuenta", "otra tarjeta");
        assertThat(payment.getString("attempts[0].decline.explanation.customer_message"))
                .contains("no hay saldo suficiente");
        assertThat(payment.getString("situation.state")).isEqualTo("failed");
        assertThat(payment.getString("situation.customer_message")).contains("no hay saldo suficiente");
        assertThat(payment.getBoolean("retries.scheduled")).isFalse();
        assertThat(payment.getString("retries.next_attempt_at")).isNull();
        assertThat(payment.getString("retries.same_card.verdict")).isEqualTo("not_before");
        assertThat(payment.getString("retries.same_card.not_before")).startsWith("2026-09-16T09:00");
        assertThat(payment.getString("money_back.status")).isEqualTo("none");
        assertThat(payment.prettify()).doesNotContainIgnoringCase("fraud");
    }

    @Test
    void offersAClosingReplyWhenTheSecondCardHasPaid() {
        // Given
        stage.play(until(Stories.declinedCard(), "2026-09-14T09:42:00Z"));

        // When
        JsonPath payment = at("2026-09-14T09:42:00Z", "pi_A1", "en");

        // Then
        assertThat(payment.getString("situation.state")).isEqualTo("paid");
        assertThat(payment.getString("situation.headline")).contains("9:41", "Mastercard 4444", "49.90");
        assertThat(payment.getString("situation.customer_message")).contains("nothing more for you to do");
        assertThat(payment.getList("situation.placeholders")).isEmpty();
        assertThat(payment.getBoolean("retries.scheduled")).isFalse();
        assertThat(payment.getString("retries.same_card")).isNull();
        assertThat(payment.getString("recovery.by")).isEqualTo("other_method");
        assertThat(payment.getString("recovery.ticket")).startsWith("tkt_");
        assertThat(payment.getList("attempts.method.last4")).containsExactly("4242", "4444");
    }

    @Test
    void explainsTheFailureOnTheTimelineInTheLanguageAskedFor() {
        // Given
        stage.play(Stories.declinedCard().genuine());
        String timeline = "/v1/customers/" + stage.customer("cus_A1") + "/timeline?order=asc";

        // When
        JsonPath asked = read(timeline + "&locale=ja");
        JsonPath silent = read(timeline);

        // Then
        assertThat(asked.getString("data[0].kind")).isEqualTo("payment.failed");
        assertThat(asked.getString("data[0].explanation.meaning")).isEqualTo("カードの残高または利用枠が足りません。");
        assertThat(asked.getString("data[1].explanation")).isNull();
        assertThat(silent.getString("data[0].explanation")).isNull();
        String entry = "/v1/entries/" + asked.getString("data[0].id");
        assertThat(read(entry + "?locale=fa").getString("explanation.locale")).isEqualTo("fa");
    }

    @Test
    void tellsOfTheNextTryOfASubscriptionWhileThereIsOne() {
        // Given
        stage.play(until(Stories.dunning(), "2026-09-01T02:11:00Z"));

        // When
        JsonPath payment = at("2026-09-01T02:11:00Z", "pi_C1", "pt-BR");

        // Then
        assertThat(payment.getBoolean("retries.scheduled")).isTrue();
        assertThat(payment.getString("retries.next_attempt_at")).startsWith("2026-09-04T02:10:00");
        assertThat(payment.getBoolean("retries.will_charge")).isTrue();
        assertThat(payment.getInt("retries.same_card.ceilings.find { it.network == 'visa' }.used"))
                .isEqualTo(1);
        assertThat(payment.getInt("retries.same_card.ceilings.find { it.network == 'visa' }.limit"))
                .isEqualTo(20);
        assertThat(payment.getString("context.invoice.id")).startsWith("ivc_");
        assertThat(payment.getString("context.subscription.status")).isEqualTo("past_due");
        assertThat(payment.getString("situation.customer_message")).doesNotContainIgnoringCase("bloque");
    }

    @Test
    void recoversASubscriptionAfterACardUpdateThatFollowsATicket() {
        // Given
        stage.play(Stories.dunning().genuine());

        // When
        JsonPath payment = at("2026-09-09T03:00:00Z", "pi_C1", "pt-BR");

        // Then
        assertThat(payment.getList("attempts.status")).containsExactly("failed", "failed", "succeeded");
        assertThat(payment.getList("attempts.decline.explanation.code"))
                .containsExactly("insufficient_funds", "do_not_honor");
        assertThat(payment.getString("recovery.by")).isEqualTo("card_update");
        assertThat(payment.getString("recovery.took")).isEqualTo("PT108H31M");
        assertThat(payment.getString("recovery.ticket"))
                .isEqualTo(read("/v1/lookup?ref=9003").getString("data[0].id"));
        assertThat(payment.getBoolean("retries.scheduled")).isFalse();
        assertThat(payment.getString("context.invoice.status")).isEqualTo("paid");
        assertThat(payment.getString("context.invoice.next_attempt_at")).isNull();
        assertThat(payment.getString("settlement.captured_at")).startsWith("2026-09-05T14:41:00");
        assertThat(payment.getString("statement_descriptor")).isEqualTo("EXAMPLE SHOP");
        assertThat(payment.getString("context.subscription.status")).isEqualTo("active");
        assertThat(payment.getString("situation.headline").replace('\u00a0', ' '))
                .contains("R$ 59,90");
        assertThat(payment.prettify()).doesNotContainIgnoringCase("bloque");
    }

    @Test
    void countsARefundThatOnlyTheTotalTellsOf() {
        // Given
        stage.play(Stories.lateRefunds().genuine());

        // When
        JsonPath payment = at("2026-09-15T12:30:00Z", "pi_B1", "en");

        // Then
        assertThat(payment.getList("refunds")).hasSize(1);
        assertThat(payment.getString("status")).isEqualTo("refunded");
        assertThat(payment.getString("money_back.status")).isEqualTo("returned");
        assertThat(payment.getInt("money_back.amount.amount")).isEqualTo(8_000);
        assertThat(payment.getString("situation.headline")).contains("80.00");
    }

    @Test
    void tellsDanaWhereHerRefundIsAndHowTheDisputeEnded() {
        // Given
        Story story = Stories.asWritten().stream()
                .filter(each -> each.name().equals("S04"))
                .findFirst()
                .orElseThrow();
        stage.play(story.genuine());

        // When
        JsonPath refunded = at("2026-11-25T09:00:00Z", "pi_D2", "en");
        JsonPath kept = at("2026-11-25T09:00:00Z", "pi_D1", "es");

        // Then
        assertThat(refunded.getString("situation.state")).isEqualTo("refunded");
        assertThat(refunded.getString("situation.customer_message"))
                .contains("120.00", "September 14, 2026", "74208126259001234567890");
        assertThat(refunded.getList("situation.placeholders")).isEmpty();
        assertThat(kept.getString("situation.state")).isEqualTo("dispute_won");
        assertThat(kept.getString("situation.headline")).startsWith("Pagado 120,00");
        JsonPath dispute = read(read("/v1/lookup?ref=dp_D1").getString("data[0].url"));
        assertThat(dispute.getInt("case.money.withdrawn[0].amount")).isEqualTo(12_000);
        assertThat(dispute.getInt("case.money.fees[0].amount")).isEqualTo(1_500);
    }

    @Test
    void comesToTheSameStoriesInAnyOrder() {
        // Then
        assertSameInAnyOrder(Stories.declinedCard(), "pi_A1", "2026-09-14T11:00:00Z");
        assertSameInAnyOrder(Stories.dunning(), "pi_C1", "2026-09-09T03:00:00Z");
    }

    private void assertSameInAnyOrder(Story story, String reference, String time) {
        AnyOrder.assertSame(stage, stage::play, story.genuine(), ORDERS, () -> visible(time, reference));
    }

    private String visible(String time, String reference) {
        // When a case was linked depends on the arrival.
        clock.standStill(Instant.parse(time));
        try {
            String url = QuickApi.json("/v1/lookup?ref=" + reference)
                    .at("/data/0/url")
                    .textValue();
            return QuickApi.text(url + "?locale=es")
                    .replaceAll("\"(created_at|updated_at)\":\"[^\"]*\"", "\"$1\":\"\"");
        } finally {
            clock.release();
        }
    }

    @Test
    void tellsAnAgentTheSameOfAStolenCardAsOfAGenericDecline() {
        // Given
        stage.play(List.of(
                declined("stolen", new Decline("card_declined", "stolen_card", "43", "do_not_try_again", "Declined.")),
                declined("generic", new Decline("card_declined", "generic_decline", "05", "try_again_later", "No."))));
        TestKeys.Bearer agent = TestKeys.of(Role.AGENT);

        // When
        Map<String, Object> stolen = told(agent, "stolen");
        Map<String, Object> generic = told(agent, "generic");

        // Then
        assertThat(stolen).isEqualTo(generic);
        assertThat(String.valueOf(stolen)).contains("not_told").doesNotContain("never", "stolen");
        assertThat(at("2026-09-14T09:13:00Z", "pi_stolen", "en").getString("retries.same_card.basis"))
                .isEqualTo("network");
    }

    private static Step declined(String name, Decline decline) {
        Instant at = Instant.parse("2026-09-14T09:00:00Z");
        Shopper shopper = Shopper.of("cus_" + name, "Lea Winter", name + "@example.com", "en", "DE");
        Payment payment = Payment.of("pi_" + name, shopper, 5_000, "eur", at);
        Attempt attempt = Attempt.declined("ch_" + name, Card.visa4242("fp_" + name, "DE"), at, decline);
        String body = StripeEvents.chargeFailed("evt_" + name, at, payment, attempt);
        return new Step(at, Provider.STRIPE, body, Step.Signing.GENUINE);
    }

    private static Map<String, Object> told(TestKeys.Bearer reader, String name) {
        String url = read("/v1/lookup?ref=pi_" + name).getString("data[0].url");
        JsonPath payment = reader.call().get(url).jsonPath();
        return Map.of(
                "situation", payment.getMap("situation"),
                "retries", payment.getMap("retries"),
                "decline", payment.getMap("attempts[0].decline"));
    }

    private static List<Step> until(Story story, String time) {
        Instant end = Instant.parse(time);
        return story.genuine().stream()
                .filter(step -> !step.receivedAt().isAfter(end))
                .toList();
    }

    /** The payment as read at a time. */
    private JsonPath at(String time, String reference, String locale) {
        clock.standStill(Instant.parse(time));
        try {
            String url = read("/v1/lookup?ref=" + reference).getString("data[0].url");
            return read(url + "?locale=" + locale);
        } finally {
            clock.release();
        }
    }

    private static JsonPath read(String path) {
        return Api.call().get(path).then().statusCode(200).extract().jsonPath();
    }
}
