package io.paythread.scenario;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import io.paythread.Api;
import io.paythread.demo.Step;
import io.paythread.demo.Stories;
import io.paythread.security.Role;
import io.paythread.security.TestKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A calendar subscribes to an address, until somebody takes it away. */
@QuarkusTest
class CalendarFeedTest {
    private static final List<String> LATER = List.of("evt_d10", "evt_d11");

    private final Stage stage;

    @Inject
    CalendarFeedTest(Stage stage) {
        this.stage = stage;
    }

    @Test
    void showsDeadlinesUntilItIsTakenAway() {
        // Given
        stage.setUp();
        stage.play(Stories.asWritten().get(3).genuine().stream()
                .filter(CalendarFeedTest::isBeforeTheAnswer)
                .toList());
        String dispute = Api.call().get("/v1/lookup?ref=dp_D1").path("data[0].id");

        // When
        Response made = Api.send("{}").post("/v1/calendar-feeds");
        String path = made.path("path");
        Response calendar = given().get(path);

        // Then
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(calendar.statusCode()).as(calendar.asString()).isEqualTo(200);
        assertThat(calendar.contentType()).startsWith("text/calendar");
        assertThat(Biweekly.parse(calendar.asString()).first().getEvents())
                .extracting(VEvent::getUid)
                .extracting(uid -> uid.getValue())
                .contains(dispute + "@paythread");
        assertThat(calendar.asString()).contains("120.00 EUR").doesNotContainIgnoringCase("dana", "weiss", "@example");
        assertThat(Api.call().get("/v1/calendar-feeds").asString())
                .contains(made.<String>path("id"))
                .doesNotContain(made.<String>path("feed_token"));

        // When
        int revoked = Api.call().delete("/v1/calendar-feeds/" + made.path("id")).statusCode();

        // Then
        assertThat(revoked).isEqualTo(204);
        assertThat(given().get(path).statusCode()).isEqualTo(401);
        assertThat(Api.call().delete("/v1/calendar-feeds/" + made.path("id")).statusCode())
                .isEqualTo(404);
        assertThat(Api.call()
                        .get("/v1/audit-events?target=" + made.path("id"))
                        .jsonPath()
                        .getList("data.action"))
                .contains("calendar_feed.create", "calendar_feed.revoke");
    }

    @Test
    void refusesWhatIsNoToken() {
        assertThat(given().get("/v1/disputes/calendar.ics?feed_token=cft_x").statusCode())
                .isEqualTo(401);
        assertThat(given().get("/v1/disputes/calendar.ics").statusCode()).isEqualTo(422);
        assertThat(TestKeys.of(Role.AGENT).call().get("/v1/calendar-feeds").statusCode())
                .isEqualTo(403);
    }

    private static boolean isBeforeTheAnswer(Step step) {
        return LATER.stream().noneMatch(step.body()::contains);
    }
}
