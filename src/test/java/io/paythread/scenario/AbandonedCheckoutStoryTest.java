package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.QuickApi;
import io.paythread.demo.Stories;
import io.paythread.demo.Story;
import io.paythread.security.Role;
import io.paythread.security.TestKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An abandoned checkout, recovered by support, with the rules of consent; as written, doubled and shuffled. */
@QuarkusTest
class AbandonedCheckoutStoryTest {
    private static final int ORDERS = 25;
    /** Before support answers. */
    private static final int EXPIRED = 6;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Stage stage;

    @Inject
    AbandonedCheckoutStoryTest(Stage stage) {
        this.stage = stage;
    }

    @BeforeEach
    void setUp() {
        stage.setUp();
    }

    @Test
    void remindsNobodyOfThese() {
        // Given
        Story story = Stories.abandonedCheckout();

        // When
        stage.play(AnyOrder.twice(story.setup()));
        stage.play(AnyOrder.twice(story.steps().subList(0, EXPIRED)));

        // Then
        JsonPath gina = object("cs_G1");
        JsonPath hal = object("cs_G3");
        JsonPath ida = object("cs_G4");
        assertThat(gina.getString("progress.state")).isEqualTo("abandoned");
        assertThat(gina.getString("progress.lost_at")).isEqualTo("bank_confirmation");
        assertThat(List.of(gina, hal, ida))
                .extracting(checkout -> checkout.getBoolean("progress.reminder.allowed"))
                .containsOnly(false);
        assertThat(gina.getList("progress.reminder.reasons.code")).contains("open_ticket");
        assertThat(hal.getList("progress.reminder.reasons.code")).contains("no_consent");
        assertThat(ida.getString("progress.state")).isEqualTo("completed_elsewhere");
        assertThat(ida.getString("progress.continued_by"))
                .isEqualTo(object("cs_G5").getString("id"));
        assertThat(ida.getList("progress.reminder.reasons.code")).containsExactly("already_paid");
    }

    @Test
    void tellsHowGinaCameBack() {
        // When
        stage.play(AnyOrder.twice(Stories.abandonedCheckout().genuine()));

        // Then
        JsonPath gina = object("cs_G1");
        assertThat(gina.getString("progress.state")).isEqualTo("recovered");
        assertThat(gina.getString("progress.recovered_by")).isEqualTo("support");
        assertThat(gina.getString("progress.continued_by"))
                .isEqualTo(object("cs_G2").getString("id"));
        assertThat(gina.getList("progress.reminder.reasons.code")).contains("already_paid");
        assertThat(object("cs_G2").getString("progress.state")).isEqualTo("paid");
        JsonPath timeline = read("/v1/customers/" + gina.getString("customer") + "/timeline?order=asc&limit=200");
        assertThat(timeline.getList("data.kind"))
                .containsExactly(
                        "checkout.started",
                        "payment.requires_action",
                        "ticket.opened",
                        "checkout.expired",
                        "ticket.public_reply",
                        "checkout.started",
                        "checkout.completed");
        assertThat(timeline.getString("data[5].attributes.recovered_from")).isEqualTo("cs_G1");
    }

    @Test
    void tellsThePaymentsOfCheckoutsThatNothingElseTellsOf() {
        // When
        stage.play(AnyOrder.twice(Stories.abandonedCheckout().genuine()));

        // Then
        JsonPath paid = object("pi_G2");
        assertThat(paid.getInt("amount.amount")).isEqualTo(6_400);
        assertThat(paid.getInt("settlement.captured.amount")).isEqualTo(6_400);
        assertThat(paid.getString("settlement.captured_at")).startsWith("2026-09-16T07:55:00");
        assertThat(paid.getString("situation.headline")).contains("64.00", "7:55");
        assertThat(paid.getList("situation.placeholders")).isEmpty();
        JsonPath stuck = object("pi_G1");
        assertThat(stuck.getString("status")).isEqualTo("requires_action");
        assertThat(stuck.getString("situation.state")).isEqualTo("checkout_expired");
        assertThat(stuck.getString("situation.customer_message")).contains("not been charged", "{pay_link}");
        assertThat(object("cs_G1").getString("progress.since")).startsWith("2026-09-16T07:55:00");
        assertThat(object("cs_G4").getString("progress.since")).startsWith("2026-09-15T18:20:00");
    }

    @Test
    void countsThreeOfFiveGivenUpAndOnePersonLost() {
        // When
        stage.play(AnyOrder.twice(Stories.abandonedCheckout().genuine()));

        // Then
        Eventually.within(PATIENCE, () -> {
            JsonPath funnel = funnel();
            assertThat(funnel.getFloat("abandonment")).isEqualTo(0.6f);
            assertThat(funnel.getInt("sessions.completed")).isEqualTo(2);
            assertThat(funnel.getInt("sessions.expired")).isEqualTo(3);
            assertThat(funnel.getInt("people.lost")).as("Hal").isEqualTo(1);
            assertThat(funnel.getInt("people.recovered")).as("Gina").isEqualTo(1);
            assertThat(funnel.getInt("people.completed_elsewhere")).as("Ida").isEqualTo(1);
            assertThat(funnel.getInt("lost_at.bank_confirmation")).isEqualTo(1);
            assertThat(funnel.getInt("lost_at.form")).isEqualTo(2);
        });
    }

    @Test
    void showsTheLinkOnlyToThoseWhoWriteToThePerson() {
        // Given
        stage.play(Stories.abandonedCheckout().genuine());
        String path = read("/v1/lookup?ref=cs_G3").getString("data[0].url");

        // Then
        assertThat(read(path).getString("recovery_url")).isEqualTo("https://buy.stripe.com/r/cs_G3");
        assertThat(TestKeys.of(Role.AGENT).call().get(path).jsonPath().getString("recovery_url"))
                .isNotNull();
        assertThat(TestKeys.of(Role.ANALYST)
                        .call()
                        .get(path)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .doesNotContain("buy.stripe.com");
    }

    @Test
    void comesToTheSameInAnyOrder() {
        AnyOrder.assertSame(
                stage, stage::play, Stories.abandonedCheckout().genuine(), ORDERS, AbandonedCheckoutStoryTest::told);
    }

    private static String told() {
        StringBuilder all = new StringBuilder();
        for (int number = 1; number <= 5; number++) {
            all.append(QuickApi.object("cs_G" + number));
        }
        return all.toString().replaceAll("\"recorded_at\":\"[^\"]*\"", "");
    }

    private static JsonPath funnel() {
        return read("/v1/insights/abandonment-funnel?from=2026-09-14T00:00:00Z&to=2026-09-17T00:00:00Z&source="
                + object("cs_G1").getString("source"));
    }

    private static JsonPath object(String reference) {
        return read(read("/v1/lookup?ref=" + reference).getString("data[0].url"));
    }

    private static JsonPath read(String path) {
        return Api.call().get(path).then().statusCode(200).extract().jsonPath();
    }
}
