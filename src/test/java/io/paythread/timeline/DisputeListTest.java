package io.paythread.timeline;

import static io.paythread.timeline.TimelineApi.get;
import static io.paythread.timeline.TimelineApi.ids;
import static io.paythread.timeline.TimelineApi.next;
import static io.paythread.timeline.TimelineApi.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.paythread.Api;
import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.money.Money;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Disputes by their deadlines, those that nobody answers while the time runs out, and the list as a file. */
@QuarkusTest
class DisputeListTest extends ObjectStage {
    private final Database database;
    private final TestClock clock;

    @Inject
    DisputeListTest(Rows rows, Database database, TestClock clock) {
        super(rows);
        this.database = database;
        this.clock = clock;
    }

    @AfterEach
    void goOn() {
        clock.release();
    }

    @Test
    void putsTheSoonestDeadlineFirstAndNoneLast() {
        // Given
        String none = dispute("lost", NINE, Attributes.builder());
        String late = due("2026-10-05T00:00:00.000001Z");
        String soon = due("2026-09-28T23:59:59Z");
        String next = due("2026-10-05T00:00:00Z");
        List<String> inOrder = List.of(soon, next, late, none);

        // When
        List<String> whole = ids(list("sort=due_at"));
        JsonPath first = read(list("sort=due_at&limit=2"));
        JsonPath second = next(first, "next");
        JsonPath back = next(second, "prev");

        // Then
        assertThat(whole).isEqualTo(inOrder);
        assertThat(ids(first)).isEqualTo(inOrder.subList(0, 2));
        assertThat(ids(second)).isEqualTo(inOrder.subList(2, 4));
        assertThat(second.getString("links.next")).isNull();
        assertThat(ids(back)).isEqualTo(inOrder.subList(0, 2));
        assertThat(ids(list("sort=due_at&due[lte]=2026-10-05T00:00:00Z"))).containsExactly(soon, next);
        assertThat(ids("/v1/disputes?sort=due_at&customer=" + person.id())).isEqualTo(inOrder);
    }

    @Test
    void goesOnBehindTheLastRowWhateverArrivesMeanwhile() {
        // Given: four of one deadline, so that ids alone tell them apart
        List<String> four = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            four.add(due("2026-10-01T00:00:00Z"));
        }
        JsonPath first = read(list("sort=due_at&limit=2"));
        due("2026-09-01T00:00:00Z");

        // When
        JsonPath second = next(first, "next");

        // Then
        List<String> shown = new ArrayList<>(ids(first));
        shown.addAll(ids(second));
        Collections.sort(four);
        assertThat(shown).isEqualTo(four);
    }

    @Test
    void isAtRiskWhileTheDeadlineIsNearAndNothingWasSent() {
        // Given
        String near = due("2026-10-01T12:00:00Z");
        String inquiry = dispute("warning_needs_response", NINE, dueAt("2026-10-01T13:00:00Z"));
        due("2026-10-09T00:00:00Z");
        due("2026-09-29T00:00:00Z");
        dispute("under_review", NINE, dueAt("2026-10-01T12:00:00Z"));
        dispute("needs_response", NINE, Attributes.builder());
        dispute("needs_response", NINE, dueAt("2026-10-01T12:00:00Z").put(Attribute.EVIDENCE_STAGED, true));
        dispute("needs_response", NINE, dueAt("2026-10-01T12:00:00Z").put(Attribute.EVIDENCE_SUBMITTED, true));
        String sent = due("2026-10-01T12:00:00Z");
        submission(sent, "sending");
        String unapproved = due("2026-10-01T12:30:00Z");
        submission(unapproved, "awaiting_approval");

        // When
        clock.standStill(Instant.parse("2026-09-30T12:00:00Z"));
        List<String> atRisk = ids(list("at_risk=true&sort=due_at"));
        List<String> others = ids(list("at_risk=false"));

        // Then
        assertThat(atRisk).containsExactly(near, unapproved, inquiry);
        assertThat(others).hasSize(7).contains(sent).doesNotContainAnyElementsOf(atRisk);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-28T11:59:59.999999Z, false",
        "2026-09-28T12:00:00Z, true",
        "2026-10-01T11:59:59.999999Z, true",
        "2026-10-01T12:00:00Z, false"
    })
    void isAtRiskForThreeDaysBeforeTheDeadline(Instant now, boolean expected) {
        // Given
        String dispute = due("2026-10-01T12:00:00Z");

        // When
        clock.standStill(now);
        List<String> atRisk = ids(list("at_risk=true"));

        // Then
        assertThat(atRisk.contains(dispute)).isEqualTo(expected);
    }

    @Test
    void givesTheListAsAFile() {
        // Given
        String plain = due("2026-10-01T00:00:00Z");
        String formula = dispute(
                "needs_response",
                NINE,
                dueAt("2026-10-02T00:00:00Z")
                        .put(Attribute.AMOUNT, Money.of(1050, "EUR"))
                        .put(Attribute.REASON, "=1+1"));

        // When
        String csv = as("text/csv", "sort=due_at");
        List<String> lines = as("application/x-ndjson", "sort=due_at").lines().toList();

        // Then
        assertThat(csv.lines().toList()).hasSize(3).element(0).asString().startsWith("id,state,stage,amount,currency,");
        assertThat(csv.lines().skip(1).map(line -> line.substring(0, line.indexOf(','))))
                .containsExactly(plain, formula);
        assertThat(csv).contains(",1050,EUR,").contains(",'=1+1,").contains(",2026-10-02T00:00:00.000000Z,");
        assertThat(lines).hasSize(2);
        assertThat(new JsonPath(lines.get(1)).getString("id")).isEqualTo(formula);
        assertThat(new JsonPath(lines.get(1)).getString("case.deadline.due_at"))
                .isEqualTo("2026-10-02T00:00:00.000000Z");
        assertThat(as("text/csv", "state=won")).startsWith("id,state").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "disputes?sort=created_at, 422, ?sort",
        "disputes?at_risk=perhaps, 422, ?at_risk",
        "payments?sort=due_at, 400, ?sort",
        "tickets?sort=due_at, 422, ?sort",
        "tickets?risk=huge, 422, ?risk",
        "tickets?risk[gte]=101, 422, ?risk[gte]",
        "tickets?risk[gte]=60&risk[lte]=59, 422, ?risk[gte]",
        "checkouts?progress=lost, 422, ?progress",
    })
    void refusesWhatNoListKnows(String path, int status, String pointer) {
        // When
        Response answer = get("/v1/" + path);

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.jsonPath().getList("errors.pointer")).contains(pointer);
    }

    private String list(String query) {
        return "/v1/disputes?source=" + PublicId.format(IdPrefix.SOURCE, source) + "&" + query;
    }

    private String as(String type, String query) {
        return Api.call()
                .urlEncodingEnabled(false)
                .accept(type)
                .get(list(query))
                .then()
                .statusCode(200)
                .contentType(type)
                .extract()
                .asString();
    }

    @CanIgnoreReturnValue
    private String due(String at) {
        return dispute("needs_response", NINE, dueAt(at));
    }

    private static Attributes.Builder dueAt(String at) {
        return Attributes.builder().put(Attribute.DUE_AT, Instant.parse(at));
    }

    @CanIgnoreReturnValue
    private String dispute(String status, Instant at, Attributes.Builder attributes) {
        Reference reference = new Reference(ObjectType.DISPUTE, rows.unique("dp"));
        UUID matter = rows.matter(source, person.account(), reference);
        return PublicId.format(
                IdPrefix.DISPUTE, object(matter, reference, status, at, attributes.build(), List.of(reference)));
    }

    private void submission(String dispute, String state) {
        UUID id = PublicId.parse(IdPrefix.DISPUTE, dispute).orElseThrow();
        Integer unused = database.inTransaction(tx -> tx.update(
                        """
                        insert into evidence_submission
                            (id, dispute_id, pack_id, pack_version, source_id, action, state, requested_by, created_at,
                             updated_at)
                        values ($1, $1, $1, 1, $2, 'submit', $3, 'test', now(), now())
                        """,
                        id,
                        source,
                        state))
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
