package io.paythread.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everything about a person, for the person. */
@QuarkusTest
class AccessReportTest {
    private final ErasureStage stage;
    private final TestClock clock;

    @Inject
    AccessReportTest(ErasureStage stage, TestClock clock) {
        this.stage = stage;
        this.clock = clock;
    }

    @AfterEach
    void realTime() {
        clock.release();
    }

    @Test
    void holdsAllThatProvidersToldAndIsGoneAfterAWeek() {
        // Given
        PersonStory person = new PersonStory(stage, clock.instant());
        person.happens();

        // When
        JsonPath job = report(person);

        // Then
        String url = job.getString("result.url");
        var answer = Api.call().get(url).then().statusCode(200).extract();
        assertThat(answer.header("Content-Disposition")).contains("attachment");
        assertThat(answer.asString())
                .contains(person.name, person.email, person.phone, person.street, person.cus, person.user)
                .contains("It is me again", "Dear " + person.name, "\"amount\" : 4200");
        assertThat(Api.call()
                        .get("/v1/audit-events?action=access_report.read&target=" + job.getString("result.report"))
                        .jsonPath()
                        .getList("data"))
                .hasSize(1);

        // When
        clock.standStill(clock.instant().plus(Duration.ofDays(8)));

        // Then
        assertThat(Api.call().get(url).statusCode()).isIn(404, 410);
    }

    @Test
    void goesWithThePerson() {
        // Given
        PersonStory person = new PersonStory(stage, clock.instant());
        person.happens();
        String url = report(person).getString("result.url");

        // When
        JsonPath unused = stage.awaitJob(person.erase(person.customer(), false));

        // Then
        Api.call().get(url).then().statusCode(404);
    }

    private JsonPath report(PersonStory person) {
        return stage.awaitJob(Api.call()
                .contentType("application/json")
                .body(Map.of("reason", "Asked for by letter."))
                .post("/v1/customers/" + person.customer() + "/access-reports")
                .then());
    }
}
