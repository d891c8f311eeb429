package io.paythread.scenario;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One provider fails while another is asked as well. */
@QuarkusTest
@WithTestResource(ProviderStandIns.class)
class FailingProviderTest extends ReconcileScene {
    private static final Instant FIRST = Instant.parse("2026-09-14T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-09-14T13:00:00Z");
    private static final String FROM = "2026-09-14T07:00:00Z";
    private static final String TO = "2026-09-14T12:50:00Z";
    private static final int TICKETS = 3;
    private static final int HANGS_MILLIS = 12_000;

    private final HelpdeskHistory helpdesk = new HelpdeskHistory(TICKETS, FIRST);
    private final String known = payment("1", "1", FIRST);
    private final String lost = payment("1", "2", FIRST.plusSeconds(60));

    @Inject
    FailingProviderTest(
            Stage stage,
            TestClock clock,
            Database database,
            @ConfigProperty(name = ProviderStandIns.PORT, defaultValue = "0") int port) {
        super(stage, clock, database, port);
    }

    @BeforeEach
    void bothHaveLostSomething() throws InterruptedException {
        clock.standStill(NOW);
        deliver(List.of(known), NOW);
        int unused = helpdesk.put(new ZendeskShelf(Pages.free(api)));
    }

    @Test
    void goesOnByItselfAfterErrorsWhileTheOtherSourceEnds() {
        goesOnByItself(aResponse().withStatus(500), "http_500");
    }

    @Test
    void goesOnByItselfAfterBrokenConnectionsWhileTheOtherSourceEnds() {
        goesOnByItself(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "no_answer");
    }

    @Test
    void letsTheOtherSourceEndWhileACallHangs() {
        // Given
        answersEvents(aResponse().withStatus(500).withFixedDelay(HANGS_MILLIS));

        // When
        String failing = start(source, FROM, TO);
        JsonPath other = ended(start(helpdeskSource, FROM, TO));

        // Then
        assertThat(other.getInt("result.recovered")).as(other.prettify()).isEqualTo(3 * TICKETS);
        assertThat(Api.call().get(failing).<String>path("state")).isEqualTo("running");
        assertThat(Api.call().delete(failing).statusCode()).isLessThan(300);
    }

    private void goesOnByItself(ResponseDefinitionBuilder failure, String code) {
        // Given
        answersEvents(failure);

        // When
        String failing = start(source, FROM, TO);
        JsonPath other = ended(start(helpdeskSource, FROM, TO));
        awaitRest(failing);

        // Then
        assertThat(other.getString("state")).as(other.prettify()).isEqualTo("succeeded");
        assertThat(other.getInt("result.recovered")).isEqualTo(3 * TICKETS);
        JsonPath job = Api.call().get(failing).jsonPath();
        assertThat(job.getString("state")).isEqualTo("queued");
        assertThat(job.getString("run_after")).isEqualTo("2026-09-14T13:00:01.000000Z");
        assertThat(job.getString("error.code")).isEqualTo("provider_unavailable");
        assertThat(job.getString("error.detail")).contains(code, "try 1 of");
        assertThat(line("status")).isEqualTo("unknown");
        assertThat(line("reconcile_failure.code")).isEqualTo(code);
        assertThat(health(source).getString("reconciliation.error_code")).isEqualTo(code);
        assertThat(health(helpdeskSource).getString("reconciliation.error_code"))
                .isNull();

        // When
        answersAgain();
        clock.standStill(NOW.plusSeconds(1));
        wakeWorkers();
        JsonPath ended = ended(failing);

        // Then
        assertThat(ended.getString("state")).as(ended.prettify()).isEqualTo("succeeded");
        assertThat(ended.getString("error")).isNull();
        assertHealed();
    }

    @Test
    void namesAProviderThatWantsNothingButPausesAndKeepsThemForAllWorkOfTheSource() {
        // Given
        answersEvents(aResponse().withStatus(429).withHeader("Retry-After", "120"));
        String first = start(source, FROM, TO);
        awaitRest(first);

        // When
        String second = post("/v1/backfills", FROM, TO).header("Location");
        awaitRest(second);

        // Then
        api.verifyThat(1, getRequestedFor(urlPathEqualTo("/v1/events")));
        List.of(first, second).forEach(job -> {
            assertThat(due(job)).isEqualTo(NOW.plusSeconds(120));
            assertThat(Api.call().get(job).<String>path("error.code")).isEqualTo("rate_limited");
        });
        assertThat(line("reconcile_failure")).isNull();

        // When
        IntStream.of(120, 240).forEach(seconds -> {
            clock.standStill(NOW.plusSeconds(seconds));
            wakeWorkers();
            List.of(first, second).forEach(this::awaitRest);
        });

        // Then
        assertThat(line("reconcile_failure.code")).isEqualTo("rate_limited");

        // When
        assertThat(Api.call().delete(second).statusCode()).isEqualTo(200);
        answersAgain();
        clock.standStill(NOW.plusSeconds(360));
        wakeWorkers();

        // Then
        assertThat(ended(first).getString("state")).isEqualTo("succeeded");
        assertHealed();
    }

    @Test
    void comparesAgainByItselfASourceWhoseKeyWasRefused() {
        // Given
        nobodyLooks();
        answersEvents(aResponse().withStatus(401));

        // When
        look();

        // Then
        Eventually.within(PATIENCE, () -> {
            assertThat(health(helpdeskSource).getInt("reconciliation.recovered"))
                    .isEqualTo(3 * TICKETS);
            assertThat(complaints()).singleElement().asString().contains("http_401");
        });
        assertThat(line("status")).isEqualTo("unknown");
        assertThat(line("reconcile_failure.code")).isEqualTo("http_401");
        assertThat(health(source).getString("reconciliation.error_code")).isEqualTo("http_401");

        // When
        answersAgain();
        clock.standStill(NOW.plus(Duration.ofHours(1)));
        look();

        // Then
        Eventually.within(PATIENCE, () -> List.of(source, helpdeskSource)
                .forEach(each -> assertThat(health(each).getString("last_reconciled_at"))
                        .isEqualTo("2026-09-14T14:00:00.000000Z")));
        assertHealed();
    }

    private void answersEvents(ResponseDefinitionBuilder answer) {
        api.register(get(urlPathEqualTo("/v1/events")).willReturn(answer));
    }

    private void answersAgain() {
        api.resetMappings();
        int unused = helpdesk.put(new ZendeskShelf(Pages.free(api)));
        shelf.put("events", List.of(known, lost));
    }

    private void assertHealed() {
        stage.awaitQuiet();
        assertThat(timeline("cus_1").getList("data.kind")).hasSize(2);
        assertThat(line("status")).isEqualTo("complete");
        assertThat(line("reconcile_failure")).isNull();
        assertThat(health(source).getInt("reconciliation.recovered")).isEqualTo(1);
        assertThat(health(source).getString("reconciliation.error_code")).isNull();
    }

    /** What the timeline of a customer of the failing source says of it. */
    private String line(String field) {
        return timeline("cus_1").getString("completeness.find { it.source == '" + source + "' }." + field);
    }

    /** Of the two latest jobs those that have something to complain of. */
    private static List<String> complaints() {
        return Api.call()
                .get("/v1/jobs?kind=reconciliation&limit=2")
                .jsonPath()
                .getList("data.findAll { it.state == 'failed' }.error.detail");
    }
}
