package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.QuickApi;
import io.paythread.Sql;
import io.paythread.demo.Stories;
import io.paythread.demo.Story;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Early fraud warnings: refund, keep, or leave alone; as written, doubled and shuffled. */
@QuarkusTest
class FraudWarningStoryTest {
    private static final int ORDERS = 25;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Before anything was refunded. */
    private static final int WARNED = 6;

    private static final String EXPECTING_900 =
            """
            {"expected_payments":900,"watch_ratio":0.003,"warn_ratio":0.005,"critical_ratio":0.01,"thresholds":[
             {"level":"non_compliant","valid_from":"2025-06-01","count":5,"ratio":0.005}]}
            """;

    private final Stage stage;
    private final Sql sql;

    @Inject
    FraudWarningStoryTest(Stage stage, Sql sql) {
        this.stage = stage;
        this.sql = sql;
    }

    @BeforeEach
    void setUp() {
        stage.setUp();
        Api.send(EXPECTING_900)
                .header("If-Match", "*")
                .put("/v1/network-programs/visa_vamp/thresholds")
                .then()
                .statusCode(200);
    }

    @AfterEach
    void forget() {
        sql.run("delete from network_program");
    }

    @Test
    void advisesOnEachWarning() {
        // Given
        Story story = Stories.fraudWarnings();

        // When
        stage.play(AnyOrder.twice(story.setup()));
        stage.play(AnyOrder.twice(story.steps().subList(0, WARNED)));

        // Then
        assertThat(advice("issfr_F1")).isEqualTo("refund: up_to_fee");
        assertThat(advice("issfr_F2")).isEqualTo("cancel_and_refund: not_shipped");
        assertThat(advice("issfr_F3")).isEqualTo("keep: liability_shift");
        assertThat(advice("issfr_F4")).isEqualTo("judge: judgement_zone");
        assertThat(advice("issfr_F5")).isEqualTo("none: already_disputed");
        assertThat(refund("pi_F1").getString("answer")).isEqualTo("yes");
        assertThat(refund("pi_F3").getString("answer")).isEqualTo("no");
        assertThat(refund("pi_F4").getString("answer")).isEqualTo("wait");
        assertThat(refund("pi_F5").getString("answer")).isEqualTo("no");
        assertThat(refund("pi_F5").getList("reasons.code")).contains("dispute_open");
        assertThat(refund("pi_F5").getInt("refundable.amount")).isZero();
        assertThat(object("pi_F4").getList("early_fraud_warnings.actionable")).containsExactly(true);
    }

    @Test
    void countsWhatTheNetworkCounts() {
        // Given
        Story story = Stories.fraudWarnings();

        // When
        stage.play(AnyOrder.twice(story.setup()));
        stage.play(AnyOrder.twice(story.steps().subList(0, WARNED - 1)));

        // Then
        JsonPath fifth = gauge(5);
        assertThat(fifth.getFloat("ratio")).isEqualTo(0.005556f);
        assertThat(fifth.getInt("payments")).isEqualTo(5);
        assertThat(fifth.getInt("divisor")).isEqualTo(900);
        assertThat(fifth.getBoolean("levels[0].reached")).isTrue();
        assertThat(fifth.getBoolean("lower_bound")).isTrue();

        // When
        stage.play(AnyOrder.twice(story.steps()));

        // Then
        JsonPath end = gauge(7);
        assertThat(end.getInt("counts.early_fraud_warning"))
                .as("refunds take no report away")
                .isEqualTo(5);
        assertThat(end.getInt("counts.dispute"))
                .as("a reported payment that is disputed counts twice")
                .isEqualTo(2);
        assertThat(end.getFloat("ratio")).isEqualTo(0.007778f);
        assertThat(advice("issfr_F1")).isEqualTo("none: already_refunded");
        assertThat(advice("issfr_F3")).isEqualTo("none: already_disputed");
        assertThat(refund("pi_F1").getList("reasons.code")).contains("already_refunded");
        assertThat(refund("pi_F3").getString("money_back.dispute")).isEqualTo("open");
    }

    @Test
    void listsWhatIsCounted() {
        // Given
        stage.play(AnyOrder.twice(Stories.fraudWarnings().genuine()));
        JsonPath unused = gauge(7);
        String ofSource = "/v1/insights/dispute-ratio/records?program=visa_vamp&source="
                + object("pi_F1").getString("source");
        String records = ofSource + "&month=2026-09";

        // When
        JsonPath first = read(records + "&limit=4");
        JsonPath second = read(first.getString("links.next"));
        List<String> lines = as("application/x-ndjson", records).lines().toList();

        // Then
        assertThat(first.getList("data")).hasSize(4);
        assertThat(second.getList("data")).hasSize(3);
        assertThat(second.getString("links.next")).isNull();
        assertThat(lines).hasSize(7).allMatch(line -> line.startsWith("{\"id\":"));
        assertThat(lines.stream()
                        .map(line -> new JsonPath(line).getString("kind"))
                        .toList())
                .containsOnly("early_fraud_warning", "dispute");
        assertThat(as("text/csv", records + "&part=denominator"))
                .startsWith("id,object,url,")
                .hasLineCount(6);
        assertThat(read(first.getString("data[0].url")).getString("id")).isEqualTo(first.getString("data[0].id"));
        assertThat(read(ofSource + "&month=2026-08").getList("data")).isEmpty();
        String numbers = records.replace("/records", "");
        assertThat(as("text/csv", numbers))
                .startsWith("measure,part,day,number,")
                .contains("count,dispute,,2,visa_vamp");
        assertThat(as("application/x-ndjson", numbers).lines().toList())
                .anyMatch(line -> line.startsWith("{\"measure\":\"payments\",\"number\":5,"));
    }

    @Test
    void answersAsItWouldHaveThen() {
        // Given
        Story story = Stories.fraudWarnings();
        stage.play(AnyOrder.twice(story.genuine()));

        // When
        JsonPath before = refundAt("pi_F3", "2026-09-20T00:00:00Z");
        JsonPath early = refundAt("pi_F3", "2026-09-14T09:01:00Z");

        // Then
        assertThat(before.getList("reasons.code")).contains("early_fraud_warning_keep");
        assertThat(before.getString("as_of")).isEqualTo("2026-09-20T00:00:00.000000Z");
        assertThat(early.getString("answer")).isEqualTo("yes");
        assertThat(refund("pi_F3").getList("reasons.code")).contains("dispute_open");
    }

    @Test
    void comesToTheSameInAnyOrder() {
        AnyOrder.assertSame(stage, stage::play, Stories.fraudWarnings().genuine(), ORDERS, this::told);
    }

    private String told() {
        StringBuilder all = new StringBuilder();
        for (int number = 1; number <= 5; number++) {
            String payment = QuickApi.object("pi_F" + number).path("id").textValue();
            all.append(QuickApi.object("issfr_F" + number))
                    .append(QuickApi.text("/v1/payments/" + payment + "/refund-advice"));
        }
        JsonPath gauge = gauge(7);
        return all.append(gauge.getString("counts"))
                .append(gauge.getString("days"))
                .toString()
                .replaceAll("\"(recorded_at|as_of|last_event_at)\":\"[^\"]*\"", "")
                .replaceAll("\"status\":\"(unknown|stale)\"", "")
                // What is said of completeness may be some seconds old, and then is of the story before.
                .replaceAll(",?\\{\"code\":\"source_silent\".*?\\}", "");
    }

    /** The month as soon as so much is counted. */
    private JsonPath gauge(int count) {
        String path = "/v1/insights/dispute-ratio?program=visa_vamp&month=2026-09&source="
                + object("pi_F1").getString("source");
        return Eventually.gives(PATIENCE, () -> {
            JsonPath gauge = read(path);
            assertThat(gauge.getInt("count")).isEqualTo(count);
            assertThat(gauge.getInt("payments")).isEqualTo(5);
            return gauge;
        });
    }

    private static String as(String type, String path) {
        return Api.call()
                .accept(type)
                .get(path)
                .then()
                .statusCode(200)
                .contentType(type)
                .extract()
                .asString();
    }

    private String advice(String warning) {
        JsonPath found = object(warning);
        return found.getString("advice.answer") + ": " + found.getString("advice.reasons[0].code");
    }

    private static JsonPath refund(String payment) {
        return read("/v1/payments/" + object(payment).getString("id") + "/refund-advice");
    }

    private static JsonPath refundAt(String payment, String asOf) {
        return read("/v1/payments/" + object(payment).getString("id") + "/refund-advice?as_of=" + asOf);
    }

    private static JsonPath object(String reference) {
        return read(read("/v1/lookup?ref=" + reference).getString("data[0].url"));
    }

    private static JsonPath read(String path) {
        return Api.call().get(path).then().statusCode(200).extract().jsonPath();
    }
}
