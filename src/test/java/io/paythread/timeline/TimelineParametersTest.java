package io.paythread.timeline;

import static io.paythread.timeline.TimelineApi.get;
import static io.paythread.timeline.TimelineApi.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.fact.Attributes;
import io.paythread.fact.Kind;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A timeline refuses what it cannot mean, and says what. */
@QuarkusTest
class TimelineParametersTest {
    private static final Instant NINE = Instant.parse("2026-09-14T09:00:00Z");

    private final Rows rows;

    @Inject
    TimelineParametersTest(Rows rows) {
        this.rows = rows;
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, 422, ?limit",
        "limit=-1, 422, ?limit",
        "limit=many, 422, ?limit",
        "from=yesterday, 422, ?from",
        "to=2026-09-14T09:00:00, 422, ?to",
        "as_of=2026-13-14T09:00:00Z, 422, ?as_of",
        "from=2026-09-15T00:00:00Z&to=2026-09-14T00:00:00Z, 422, ?from",
        "min_amount=12.50&currency=EUR, 422, ?min_amount",
        "min_amount=1250, 422, ?currency",
        "min_amount=1250&currency=eur, 422, ?currency",
        "kind=payment.exploded, 422, ?kind",
        "kind=paym, 422, ?kind",
        "source=sou_1, 422, ?source",
        "around=evt_1, 422, ?around",
        "order=sideways, 422, ?order",
        "form=2026-09-15T00:00:00Z, 400, ?form",
    })
    void refusesBadParametersAndNamesThem(String query, int status, String pointer) {
        // Given
        Rows.Person person = rows.person(rows.source());

        // When
        Response answer = get("/v1/customers/" + person.id() + "/timeline?" + query);

        // Then
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getList("errors.pointer")).contains(pointer);
        assertThat(answer.jsonPath().getString("errors[0].detail")).isNotBlank();
    }

    @Test
    void namesAllFaultsAtOnce() {
        // Given
        Rows.Person person = rows.person(rows.source());

        // When
        Response answer = get("/v1/customers/" + person.id() + "/timeline?from=x&to=y&order=z");

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("errors.pointer")).containsExactly("?from", "?to", "?order");
    }

    @Test
    void refusesACursorThatItDidNotGive() {
        // Given
        Rows.Person person = rows.person(rows.source());

        // When
        Response answer = get("/v1/customers/" + person.id() + "/timeline?cursor=abc");

        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("code")).isEqualTo("invalid_cursor");
    }

    @Test
    void refusesACursorOfAnotherQuery() {
        // Given
        Rows.Person person = FilledTimeline.of(rows, 3, 1);
        String cursor = page(person, "limit=1").getString("page.next_cursor");

        // When
        Response answer = get("/v1/customers/" + person.id() + "/timeline?order=asc&cursor=" + cursor);

        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("code")).isEqualTo("cursor_mismatch");
    }

    @ParameterizedTest
    @CsvSource({"cst_00000000000000000000000000", "cst_1", "cus_A1", "ent_00000000000000000000000000"})
    void doesNotKnowIdsThatNeverWere(String id) {
        // When
        Response answer = get("/v1/customers/" + id + "/timeline");

        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.jsonPath().getString("code")).isEqualTo("not_found");
    }

    @Test
    void refusesToCentreOnAnEntryOfSomebodyElse() {
        // Given
        Rows.Person person = FilledTimeline.of(rows, 1, 1);
        UUID source = rows.source();
        Rows.Person other = rows.person(source);
        UUID entry = rows.entry(source, other.account(), Kind.PAYMENT_SUCCEEDED, NINE, Attributes.NONE);

        // When
        Response answer = get("/v1/customers/" + person.id() + "/timeline?around=" + Rows.id(entry));

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo("?around");
    }
}
