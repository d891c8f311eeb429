package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.demo.HelpdeskUser;
import io.paythread.demo.Provider;
import io.paythread.demo.Step;
import io.paythread.demo.Ticket;
import io.paythread.demo.ZendeskEvents;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A yearly box was renewed unasked and does not come: what the shop, the provider and time say of the ticket's risk. */
@QuarkusTest
class TicketRiskStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant RENEWED = Instant.parse("2026-09-10T08:00:00Z");
    private static final Instant ASKED = Instant.parse("2026-09-14T11:20:00Z");

    private static final HelpdeskUser CLARA = HelpdeskUser.customer("541", "Clara Neri", "clara@example.com");

    private final Stage stage;
    private final TestClock clock;

    @Inject
    TicketRiskStoryTest(Stage stage, TestClock clock) {
        this.stage = stage;
        this.clock = clock;
    }

    @BeforeEach
    void setUp() {
        stage.setUp();
        stage.play(List.of(
                customer(),
                subscription("null"),
                invoicePaid(),
                charge("charge.succeeded", RENEWED, "\"expected_delivery_date\": \"2026-09-15\""),
                user(),
                ticket()));
        clock.standStill(ASKED);
    }

    /** What is heard of while the clock shows this. */
    private void hear(Instant now, Step step) {
        stage.play(List.of(step));
        clock.standStill(now);
    }

    @AfterEach
    void goOn() {
        clock.release();
    }

    @Test
    void aYearlyRenewalWithoutAReminderAddsToIt() {
        // Then
        Eventually.within(PATIENCE, () -> assertThat(parts(risk()))
                .containsExactlyInAnyOrder("annual_renewal_without_reminder", "first_payment_ever"));
    }

    @Test
    void aReminderThatIsHeardOfLateTakesItOut() {
        // When
        hear(ASKED, upcoming(RENEWED.minus(Duration.ofDays(30))));

        // Then
        Eventually.within(PATIENCE, () -> assertThat(parts(risk())).containsExactly("first_payment_ever"));
    }

    @Test
    void aReminderOfLongBeforeIsNone() {
        // When
        hear(ASKED, upcoming(RENEWED.minus(Duration.ofDays(31))));

        // Then
        Eventually.within(PATIENCE, () -> assertThat(parts(risk())).contains("annual_renewal_without_reminder"));
    }

    @Test
    void goodsThatHaveNotComeByThePromisedDayAddToItUntilTheyCome() {
        // Given
        Instant over = Instant.parse("2026-09-16T00:00:00Z");
        Eventually.within(PATIENCE, () -> assertThat(parts(risk())).hasSize(2));

        // When
        clock.standStill(over.minusNanos(1_000));
        List<String> before = parts(risk());
        clock.standStill(over);
        JsonPath after = risk();

        // Then
        assertThat(before).doesNotContain("delivery_past_promised_date");
        assertThat(parts(after)).contains("delivery_past_promised_date");
        assertThat(after.getInt("risk_score")).isEqualTo(after.getInt("risk.score"));

        // When
        hear(
                over,
                charge(
                        "charge.updated",
                        over,
                        "\"expected_delivery_date\": \"2026-09-15\", \"fulfillment_status\": \"delivered\""));

        // Then
        Eventually.within(PATIENCE, () -> assertThat(parts(risk())).doesNotContain("delivery_past_promised_date"));
    }

    @Test
    void aRenewalAfterTheSubscriptionWasCancelledAddsToIt() {
        // When
        hear(ASKED, subscription(Long.toString(RENEWED.minus(Duration.ofDays(3)).getEpochSecond())));

        // Then
        Eventually.within(PATIENCE, () -> assertThat(parts(risk())).contains("cancel_then_charged"));
    }

    private static JsonPath risk() {
        String url = read("/v1/lookup?ref=9401").getString("data[0].url");
        return read(url);
    }

    private static List<String> parts(JsonPath ticket) {
        assertThat(ticket.getInt("risk_score")).as(ticket.prettify()).isEqualTo(ticket.getInt("risk.score"));
        return ticket.getList("risk.parts.code");
    }

    private static Step user() {
        Instant at = ASKED.minusSeconds(1);
        return new Step(
                at,
                Provider.ZENDESK,
                ZendeskEvents.verifiedAddress("y-0", at, CLARA, "54101", "clara@example.com"),
                Step.Signing.GENUINE);
    }

    private static Step ticket() {
        Ticket ticket = Ticket.opened("9401", CLARA, "A question", "What is pi_3QYearlyBoxOfClara0001?", ASKED);
        return new Step(
                ASKED, Provider.ZENDESK, ZendeskEvents.ticketCreated("y-1", ASKED, ticket), Step.Signing.GENUINE);
    }

    private static Step customer() {
        return event(
                "customer.created",
                RENEWED.minus(Duration.ofDays(365)),
                """
                {"id": "cus_clara", "object": "customer", "email": "clara@example.com", "name": "Clara Neri", "created": 1757404800}""");
    }

    private static Step subscription(String cancelledAt) {
        boolean cancelled = !cancelledAt.equals("null");
        return event(
                cancelled ? "customer.subscription.updated" : "customer.subscription.created",
                RENEWED.minus(Duration.ofDays(cancelled ? 3 : 365)),
                """
                {"id": "sub_Y1", "object": "subscription", "customer": "cus_clara", "status": "active",
                 "created": 1757404800, "canceled_at": %s, "cancel_at_period_end": %s, "latest_invoice": "in_Y1",
                 "items": {"object": "list", "data": [{"id": "si_Y1", "quantity": 1, "price": {"id": "price_Y1",
                  "currency": "eur", "unit_amount": 12900, "recurring": {"interval": "year", "interval_count": 1}}}]}}"""
                        .formatted(cancelledAt, cancelled));
    }

    private static Step upcoming(Instant at) {
        return event(
                "invoice.upcoming",
                at,
                """
                {"object": "invoice", "customer": "cus_clara", "subscription": "sub_Y1", "currency": "eur",
                 "billing_reason": "upcoming", "amount_due": 12900, "created": %d, "period_end": %d}"""
                        .formatted(at.getEpochSecond(), RENEWED.getEpochSecond()));
    }

    private static Step invoicePaid() {
        return event(
                "invoice.paid",
                RENEWED,
                """
                {"id": "in_Y1", "object": "invoice", "customer": "cus_clara", "customer_email": "clara@example.com",
                 "subscription": "sub_Y1", "currency": "eur", "billing_reason": "subscription_cycle", "status": "paid",
                 "amount_due": 12900, "amount_paid": 12900, "charge": "ch_Y1", "payment_intent": "pi_3QYearlyBoxOfClara0001", "created": %d}"""
                        .formatted(RENEWED.getEpochSecond()));
    }

    private static Step charge(String type, Instant at, String metadata) {
        return event(
                type,
                at,
                """
                {"id": "ch_Y1", "object": "charge", "customer": "cus_clara", "payment_intent": "pi_3QYearlyBoxOfClara0001", "currency": "eur",
                 "amount": 12900, "amount_captured": 12900, "captured": true, "paid": true, "status": "succeeded",
                 "created": %d, "billing_details": {"email": "clara@example.com"}, "metadata": {%s}}"""
                        .formatted(RENEWED.getEpochSecond(), metadata));
    }

    private static Step event(String type, Instant at, String object) {
        String body =
                """
                {"id": "evt_%s_%d", "object": "event", "type": "%s", "created": %d, "data": {"object": %s}}"""
                        .formatted(type.replace('.', '_'), at.getEpochSecond(), type, at.getEpochSecond(), object);
        return new Step(at, Provider.STRIPE, body, Step.Signing.GENUINE);
    }

    private static JsonPath read(String path) {
        return Api.call().get(path).then().statusCode(200).extract().jsonPath();
    }
}
