package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.demo.Step;
import io.paythread.demo.Stories;
import io.paythread.demo.Story;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stories of the scenario book as written, every event delivered twice, and in 200 shuffled orders each. */
@QuarkusTest
class StoriesTest {
    private static final int ORDERS = 200;

    private final Stage stage;

    @Inject
    StoriesTest(Stage stage) {
        this.stage = stage;
    }

    @BeforeEach
    void setUp() {
        stage.setUp();
    }

    @Test
    void aDeclinedCardATicketAndASecondCard() {
        // When
        stage.play(AnyOrder.twice(Stories.declinedCard().genuine()));

        // Then
        JsonPath timeline = timeline("cus_A1");
        assertThat(timeline.getList("data.kind"))
                .containsSubsequence(
                        "payment.failed", "ticket.opened", "ticket.public_reply", "payment.succeeded", "ticket.solved")
                .hasSize(5);
        assertThat(timeline.getList("data[0].origins.reference")).containsExactly("evt_a1", "evt_a2");
        assertThat(timeline.getString("data[0].attributes.decline_code")).isEqualTo("insufficient_funds");
        assertThat(timeline.getString("data[0].attributes.network_decline_code"))
                .isEqualTo("51");
        assertThat(timeline.getString("data[0].attributes.card_last4")).isEqualTo("4242");
        assertThat(timeline.getString("data[3].attributes.card_last4")).isEqualTo("4444");
        JsonPath payment = object("pi_A1");
        assertThat(payment.getString("status")).isEqualTo("succeeded");
        assertThat(payment.getList("attempts.status")).containsExactly("failed", "succeeded");
        assertThat(payment.getInt("amount.amount")).isEqualTo(4_990);
        assertThat(timeline.prettify()).doesNotContain("fraud");
    }

    @Test
    void refundsBeforeTheirPaymentRepeatedForgedAndStale() {
        // Given
        Story story = Stories.lateRefunds();

        // When
        List<Integer> answers = new ArrayList<>();
        story.setup().forEach(step -> answers.add(stage.send(step)));
        List<Integer> received =
                story.steps().stream().limit(5).map(stage::send).toList();
        stage.play(List.of());
        JsonPath early = object("pi_B1");
        stage.play(AnyOrder.twice(story.genuine()));

        // Then
        assertThat(received).containsExactly(200, 200, 200, 400, 400);
        assertThat(early.getString("status")).isEqualTo("partially_refunded");
        assertThat(early.getList("awaited")).containsExactly("payment.succeeded");
        JsonPath timeline = timeline("cus_B1");
        assertThat(timeline.getList("data.kind"))
                .containsExactly("payment.processing", "payment.succeeded", "refund.issued", "refund.issued");
        assertThat(timeline.getList("data.money.amount")).containsExactly(8_000, 8_000, 4_000, 4_000);
        JsonPath payment = object("pi_B1");
        assertThat(payment.getString("status")).isEqualTo("refunded");
        assertThat(payment.getInt("amount_refunded.amount")).isEqualTo(8_000);
        assertThat(payment.getList("awaited")).isNullOrEmpty();
    }

    @Test
    void onePersonWithTwoAddressesAndAFamilyCard() {
        // When
        stage.play(AnyOrder.twice(Stories.twoAddresses().genuine()));

        // Then
        String eva = stage.customer("cus_E1");
        String petr = stage.customer("cus_E3");
        assertThat(stage.customer("cus_E2")).isEqualTo(eva);
        assertThat(stage.customer("777")).isEqualTo(eva);
        assertThat(petr).isNotEqualTo(eva);
        JsonPath suggestion = read("/v1/links?customer=" + petr + "&state=open");
        assertThat(suggestion.getList("data.rule")).containsOnly("same_card");
        String ticket = object("9105").getString("id");
        assertThat(read("/v1/tickets/" + ticket).getList("mentions.reference")).containsExactly("ch_E2");

        // When
        String before = stage.visible(List.of("cus_E1", "cus_E3"));
        post("/v1/links/" + suggestion.getString("data[0].id") + "/rejections", "not the same person", 200);

        // Then
        assertThat(read("/v1/links?customer=" + petr + "&state=open").getList("data"))
                .isEmpty();

        // When
        String account = read("/v1/accounts?reference=cus_E2").getString("data[0].id");
        post(
                "/v1/customers/" + eva + "/separations",
                "{\"accounts\":[\"" + account + "\"],\"reason\":\"two people after all\"}");

        // Then
        String second = stage.customer("cus_E2");
        assertThat(second).isNotEqualTo(stage.customer("cus_E1"));
        assertThat(timeline("cus_E2").getList("data.kind")).contains("payment.succeeded");

        // When
        post(
                "/v1/customers/" + eva + "/merges",
                "{\"customer\":\"" + second + "\",\"reason\":\"confirmed on the phone\"}");

        // Then
        assertThat(stage.customer("cus_E2")).isEqualTo(stage.customer("cus_E1"));
        assertThat(timelineText("cus_E1")).isEqualTo(textOf(before, "timeline"));
        assertThat(read("/v1/customers/" + stage.customer("cus_E1") + "/identity-decisions")
                        .getList("data.action"))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aDeclinedCardComesToTheSameInAnyOrder() {
        assertSameInAnyOrder(Stories.declinedCard(), List.of("cus_A1"));
    }

    @Test
    void lateRefundsComeToTheSameInAnyOrder() {
        assertSameInAnyOrder(Stories.lateRefunds(), List.of("cus_B1"));
    }

    @Test
    void twoAddressesComeToTheSameInAnyOrder() {
        assertSameInAnyOrder(Stories.twoAddresses(), List.of("cus_E1", "cus_E3"));
    }

    private void assertSameInAnyOrder(Story story, List<String> customers) {
        List<Step> genuine = atTheirFirstTime(story.genuine());
        AnyOrder.assertSame(stage, stage::play, genuine, ORDERS, () -> stage.visible(customers));
    }

    /** Repetitions at the time of the first delivery: when something was first known does depend on the arrival. */
    private static List<Step> atTheirFirstTime(List<Step> steps) {
        return steps.stream()
                .map(step -> steps.stream()
                        .filter(other -> other.body().equals(step.body()))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private JsonPath timeline(String reference) {
        return read("/v1/customers/" + stage.customer(reference) + "/timeline?order=asc&limit=200");
    }

    private String timelineText(String reference) {
        return textOf(stage.visible(List.of(reference)), "timeline");
    }

    /** The data of one answer in a visible state. */
    private static String textOf(String visible, String what) {
        int start = visible.indexOf("{", visible.indexOf("/" + what + "?"));
        return visible.substring(start, visible.indexOf("],\"page\"", start));
    }

    private static JsonPath object(String reference) {
        JsonPath found = read("/v1/lookup?ref=" + reference);
        return read(found.getString("data[0].url"));
    }

    private static void post(String path, String reason, int status) {
        Api.send("{\"reason\":\"" + reason + "\"}").post(path).then().statusCode(status);
    }

    private static void post(String path, String body) {
        int status = Api.send(body).post(path).statusCode();
        assertThat(status).as(path).isBetween(200, 202);
    }

    private static JsonPath read(String path) {
        return Api.call().get(path).then().statusCode(200).extract().jsonPath();
    }
}
