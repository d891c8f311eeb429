package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.Sql;
import io.paythread.demo.Step;
import io.paythread.demo.Stories;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was only tried out counts until something real is known. */
@QuarkusTest
class LiveModeStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String COUNTED =
            """
            select count(*) from insight_record r join business_object o on o.id = r.object_id
             where o.type = 'payment' and (o.state #>> '{attributes,live}') = ?
            """;

    private final Stage stage;
    private final Sql sql;

    @Inject
    LiveModeStoryTest(Stage stage, Sql sql) {
        this.stage = stage;
        this.sql = sql;
    }

    @BeforeEach
    void setUp() {
        stage.setUp();
    }

    /** Other tests have nothing real. */
    @AfterEach
    void forget() {
        stage.clear();
        List.of("insight_record", "insight_slice", "insight_checkout")
                .forEach(table -> sql.run("delete from " + table));
        sql.run("update insight_state set live = false, formulas = 0");
    }

    @Test
    void testModeCountsUntilSomethingIsLive() {
        // Given
        List<Step> tried = Stories.fraudWarnings().genuine();
        List<Step> real = tried.stream().map(LiveModeStoryTest::real).toList();

        // When
        stage.play(tried);

        // Then
        Eventually.within(PATIENCE, () -> {
            assertThat(ratio().getInt("count")).isEqualTo(7);
            assertThat(sql.count(COUNTED, "false")).isPositive();
        });

        // When
        stage.play(real);

        // Then: as many, and not twice as many
        Eventually.within(PATIENCE, () -> {
            assertThat(ratio().getInt("count")).isEqualTo(7);
            assertThat(ratio().getInt("payments")).isEqualTo(5);
            assertThat(read("/v1/insights/dispute-ratio/records?month=2026-09&limit=100")
                            .getList("data"))
                    .hasSize(7);
            assertThat(sql.count(COUNTED, "false")).isZero();
            assertThat(sql.count(COUNTED, "true")).isPositive();
        });
    }

    @Test
    void countsTriedCheckoutsUntilSomethingIsLive() {
        // When
        stage.play(Stories.abandonedCheckout().genuine());

        // Then
        Eventually.within(PATIENCE, () -> assertThat(expired()).isEqualTo(3));

        // When
        stage.play(Stories.fraudWarnings().genuine().stream()
                .map(LiveModeStoryTest::real)
                .toList());

        // Then
        Eventually.within(PATIENCE, () -> assertThat(expired()).isZero());
    }

    private static int expired() {
        return read("/v1/insights/abandonment-funnel?from=2026-09-14T00:00:00Z&to=2026-09-17T00:00:00Z")
                .getInt("sessions.expired");
    }

    /** The same by other people, for money. */
    private static Step real(Step step) {
        String body = step.body()
                .replace("\"livemode\":false", "\"livemode\":true")
                .replace("_F", "_L")
                .replace("evt_f", "evt_l")
                .replace("@example.com", "@example.org");
        return new Step(step.receivedAt(), step.provider(), body, step.signing());
    }

    private static JsonPath ratio() {
        return read("/v1/insights/dispute-ratio?program=visa_vamp&month=2026-09");
    }

    private static JsonPath read(String path) {
        return Api.call().get(path).then().statusCode(200).extract().jsonPath();
    }
}
