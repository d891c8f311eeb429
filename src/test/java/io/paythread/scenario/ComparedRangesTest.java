package io.paythread.scenario;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.paythread.Api;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which ranges are compared, and what each of them says of the source as a whole. */
@QuarkusTest
@WithTestResource(ProviderStandIns.class)
class ComparedRangesTest extends ReconcileScene {
    private static final Instant NOW = Instant.parse("2026-09-14T13:00:00Z");
    private static final Instant SETTLED = NOW.minus(Duration.ofMinutes(5));

    @Inject
    ComparedRangesTest(
            Stage stage,
            TestClock clock,
            Database database,
            @ConfigProperty(name = ProviderStandIns.PORT, defaultValue = "0") int port) {
        super(stage, clock, database, port);
    }

    @BeforeEach
    void putNothingOntoTheShelf() {
        clock.standStill(NOW);
        nobodyLooks();
        List.of("events", "customers", "charges", "refunds", "disputes", "invoices")
                .forEach(list -> assertThat(shelf.put(list, List.of())).hasSize(1));
        assertThat(new HelpdeskHistory(0, NOW).put(new ZendeskShelf(Pages.free(api))))
                .isZero();
    }

    @Test
    void saysNothingOfTheSourceAfterComparingARangeInThePast() {
        // Given
        stands("reconciled_to, failed_at, error_code", "'2026-09-14T10:00:00Z', '2026-09-14T11:00:00Z', 'http_500'");
        execute(
                """
                insert into source_gap (id, source_id, from_at, to_at, cause, missing, found_at)
                select gen_random_uuid(), id, '2026-09-14T08:00:00Z', '2026-09-14T08:10:00Z', 'missing', 1, now()
                  from source where name = 'story-stripe'
                """);

        // When
        JsonPath past = reconcile("2026-09-14T07:00:00Z", "2026-09-14T09:00:00Z");
        JsonPath after = health(source);
        JsonPath later = reconcile("2026-09-14T10:30:00Z", "2026-09-14T12:50:00Z");

        // Then
        assertThat(past.getString("state")).isEqualTo(later.getString("state"));
        assertThat(after.getInt("gaps.open")).isZero();
        for (JsonPath health : List.of(after, health(source))) {
            assertThat(health.getString("last_reconciled_at")).isNull();
            assertThat(health.getString("reconciled_to")).startsWith("2026-09-14T10:00:00");
            assertThat(health.getString("reconciliation.error_code")).isEqualTo("http_500");
        }
    }

    @Test
    void takesARangeThatGoesOnAtTheSourcesPlaceForAComparison() {
        // Given
        stands("reconciled_to, failed_at, error_code", "'2026-09-14T10:00:00Z', '2026-09-14T11:00:00Z', 'http_500'");

        // When
        JsonPath job = reconcile("2026-09-14T10:00:00Z", "2026-09-14T12:50:00Z");

        // Then
        assertThat(job.getInt("result.recovered")).isZero();
        assertThat(health(source).getString("last_reconciled_at")).startsWith("2026-09-14T13:00:00");
        assertThat(health(source).getString("reconciled_to")).startsWith("2026-09-14T12:50:00");
        assertThat(health(source).getString("reconciliation.error_code")).isNull();
    }

    @Test
    void doesNotAskForWhatMayBeUnderWay() {
        // When
        Response answer = Api.send("{\"source\":\"%s\",\"from\":\"2026-09-14T12:00:00Z\"}".formatted(source))
                .post("/v1/reconciliations");
        JsonPath job = ended(answer.header("Location"));

        // Then
        assertThat(job.getString("state")).as(job.prettify()).isEqualTo("succeeded");
        assertThat(asked("events", "created[lt]")).containsExactly(SETTLED.getEpochSecond());
    }

    @Test
    void goesOnWhereItWasAfterALongTime() {
        // Given
        Instant place = NOW.minus(Duration.ofDays(70));
        Instant gap = NOW.minus(Duration.ofDays(80));
        execute("update source set created_at = '2026-01-01T00:00:00Z' where name = 'story-stripe'");
        stands("reconciled_to, reconciled_at", "'%s', '%s'".formatted(place, place));
        execute(
                """
                insert into source_gap (id, source_id, from_at, to_at, cause, missing, found_at)
                select gen_random_uuid(), id, '%s', '%s', 'missing', 1, now()
                  from source where name = 'story-stripe'
                """
                        .formatted(gap, gap.plusSeconds(60)));

        // When
        look();
        awaitLooked();

        // Then
        assertThat(health(source).getString("reconciled_to")).isEqualTo("2026-09-14T12:55:00.000000Z");
        assertThat(asked("events", "created[gte]")).containsExactly(gap.getEpochSecond());
        assertThat(asked("charges", "created[gte]")).containsExactly(gap.getEpochSecond());
        assertThat(health(source).getInt("gaps.open")).isZero();
    }

    @Test
    void saysThatAKeyCannotBeOpenedAndAsksAgainOnlyAfterAWhile() {
        // Given
        execute(
                """
                update provider_credential c set sealed = c.sealed || '\\x00'::bytea
                  from source s where s.id = c.source_id and s.name = 'story-stripe'
                """);

        // When
        look();
        awaitLooked();

        // Then
        assertThat(health(source).getString("reconciliation.error_code")).isEqualTo("key_not_opened");
        assertThat(health(source).getString("last_reconciled_at")).isNull();
        assertThat(health(helpdeskSource).getString("last_reconciled_at")).isNotNull();

        // When
        clock.standStill(NOW.plus(Duration.ofMinutes(1)));
        look();
        awaitLooked();

        // Then
        assertThat(count("select count(*) from job where kind = 'reconciliation' and state = 'failed'"))
                .isEqualTo(1);
    }

    @Test
    void takesNoKeyWithoutTheAccountThatStandsInTheAddress() {
        // When
        Response answer = Api.send("{\"key\":\"" + ZendeskShelf.KEY + "\"}")
                .put("/v1/sources/" + helpdeskSource + "/provider-key");

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.<String>path("errors[0].pointer")).isEqualTo("/account");
    }

    /** What stands of Stripe's source. */
    private void stands(String columns, String values) {
        execute("insert into source_reconciliation (source_id, " + columns + ") select id, " + values
                + " from source where name = 'story-stripe'");
    }

    /** With which times a list was asked for. */
    private List<Long> asked(String list, String parameter) {
        return api.find(getRequestedFor(urlPathEqualTo("/v1/" + list))).stream()
                .map((LoggedRequest request) ->
                        request.queryParameter(parameter).firstValue())
                .map(Long::valueOf)
                .toList();
    }
}
