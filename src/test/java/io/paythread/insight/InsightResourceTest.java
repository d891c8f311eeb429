package io.paythread.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.paythread.Api;
import io.paythread.Sql;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Database;
import io.paythread.security.Role;
import io.paythread.security.TestKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InsightResourceTest {
    /** Of a year in which nothing else happens. */
    private static final Instant MONDAY = Instant.parse("2019-06-03T08:00:00Z");

    private static final String RANGE = "from=2019-06-03T00:00:00Z&to=2019-06-17T00:00:00Z";

    private final Database database;
    private final RecordStore records;
    private final SliceStore slices;
    private final Ids ids;
    private final Sql sql;
    private UUID source = new UUID(0, 0);

    @Inject
    InsightResourceTest(Database database, RecordStore records, SliceStore slices, Ids ids, Sql sql) {
        this.database = database;
        this.records = records;
        this.slices = slices;
        this.ids = ids;
        this.sql = sql;
    }

    /** 30 attempts in the first week, 24 of them approved; 5 in the second. */
    @BeforeEach
    void setUp() {
        source = ids.next();
        List<Counted> counted = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            counted.add(attempt(MONDAY.plus(Duration.ofHours(i)), "", 1));
        }
        for (int i = 0; i < 4; i++) {
            counted.add(attempt(MONDAY.plus(Duration.ofHours(i)), "insufficient_funds", 0));
        }
        counted.add(attempt(MONDAY, "stolen_card", 0));
        counted.add(attempt(MONDAY, "generic_decline", 0));
        for (int i = 0; i < 5; i++) {
            counted.add(attempt(MONDAY.plus(Duration.ofDays(8)), "", 1));
        }
        Object unused = database.inTransaction(tx -> records.insert(tx, counted)
                        .chain(() -> slices.add(tx, Slices.between(List.of(), counted)))
                        .replaceWith(true))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    @AfterEach
    void tearDown() {
        sql.run("delete from insight_record where at < '2020-01-01'");
        sql.run("delete from insight_slice where at < '2020-01-01'");
    }

    @Test
    void givesAFigureWithWhatItIsMadeOfAndHidesASmallOne() {
        // When
        JsonPath answer = read("/v1/insights?metric=authorization_rate&" + RANGE);

        // Then
        assertThat(answer.getString("data[0].formula")).contains("card attempts sent to issuers");
        assertThat(answer.getInt("data[0].intervals[0].numerator")).isEqualTo(24);
        assertThat(answer.getInt("data[0].intervals[0].denominator")).isEqualTo(30);
        assertThat(answer.getDouble("data[0].intervals[0].value")).isEqualTo(0.8);
        assertThat(answer.getBoolean("data[0].intervals[1].hidden")).isTrue();
        assertThat(answer.getMap("data[0].intervals[1]"))
                .doesNotContainKeys("numerator", "denominator", "value", "records");
        assertThat(answer.getBoolean("data[0].totals[0].hidden")).isTrue();
        assertThat(answer.getList("unavailable.id")).contains("cart_abandonment");
        assertThat(answer.getString("freshness.as_of")).isNotNull();
    }

    @Test
    void countsReasonsThatAnAgentMayNotKnowAsTheGenericOne() {
        // When
        List<String> analyst = codes(TestKeys.of(Role.ANALYST).call().get("/v1/insights/decline-codes?" + RANGE));
        List<String> agent = codes(TestKeys.of(Role.AGENT).call().get("/v1/insights/decline-codes?" + RANGE));

        // Then
        assertThat(analyst).containsExactly("generic_decline", "insufficient_funds", "stolen_card");
        assertThat(agent).containsExactly("generic_decline", "insufficient_funds");
    }

    @Test
    void keepsListsOfAttemptsFromThoseWhoMayNotKnowWhichWereStopped() {
        // Then
        TestKeys.of(Role.AGENT)
                .call()
                .get("/v1/insights/block_rate/records")
                .then()
                .statusCode(403)
                .body("detail", equalTo("This needs the scope risk:read, which the credential does not have."));
        TestKeys.of(Role.AGENT)
                .call()
                .get("/v1/insights/contact_rate/records")
                .then()
                .statusCode(200);
    }

    @Test
    void listsTheRecordsBehindAGroupPageByPage() {
        // Given
        String path = "/v1/insights/decline_rate/records?limit=3&group_by=code&group=insufficient_funds&" + RANGE;

        // When
        JsonPath first = read(path);
        JsonPath second = Api.call()
                .urlEncodingEnabled(false)
                .get(first.getString("links.next"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        // Then
        assertThat(first.getList("data")).hasSize(3);
        assertThat(second.getList("data")).hasSize(1);
        assertThat(first.getList("data.code")).containsOnly("insufficient_funds");
        assertThat(first.getString("data[0].source")).isEqualTo(PublicId.format(IdPrefix.SOURCE, source));
        assertThat(first.getList("data.id")).doesNotContainAnyElementsOf(second.getList("data.id"));
        JsonPath back = Api.call()
                .urlEncodingEnabled(false)
                .get(second.getString("links.prev"))
                .jsonPath();
        assertThat(back.getList("data.id")).isEqualTo(first.getList("data.id"));
    }

    @Test
    void givesTheDenominatorsRecordsToo() {
        // When
        JsonPath all = read("/v1/insights/authorization_rate/records?part=denominator&limit=100&" + RANGE);

        // Then
        assertThat(all.getList("data")).hasSize(35);
        assertThat(all.getList("data.numerator").stream().filter(Integer.valueOf(1)::equals))
                .hasSize(29);
    }

    @Test
    void writesCsvAndLines() {
        // When
        String csv = text("text/csv", "/v1/insights?metric=authorization_rate&" + RANGE);
        String lines = text("application/x-ndjson", "/v1/insights?metric=authorization_rate&" + RANGE);
        String records = text("text/csv", "/v1/insights/authorization_rate/records?part=denominator&" + RANGE);

        // Then
        assertThat(csv.lines().toList())
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith(
                        "authorization_rate,ratio,2019-06-03T00:00:00.000000Z,2019-06-10T00:00:00.000000Z,,,24,30,0.8,");
        assertThat(csv.lines().toList().get(2)).endsWith(",,,,,,,,,true,false");
        assertThat(lines.lines()).hasSize(2).first().asString().contains("\"numerator\":24");
        assertThat(records.lines()).hasSize(36).first().asString().startsWith("id,object,at,payment,url,");
    }

    @Test
    void writesNamedSetsAsFilesToo() {
        for (String set : List.of(
                "decline-codes?" + RANGE,
                "contact-rate?" + RANGE,
                "recovery?" + RANGE,
                "abandonment-funnel?" + RANGE)) {
            // When
            String csv = text("text/csv", "/v1/insights/" + set);
            String lines = text("application/x-ndjson", "/v1/insights/" + set);

            // Then
            assertThat(csv.lines().count()).as(set).isGreaterThan(1);
            assertThat(lines.lines().count()).as(set).isEqualTo(csv.lines().count() - 1);
            assertThat(Api.call().get("/v1/insights/" + set).contentType()).startsWith("application/json");
        }
        assertThat(text("text/csv", "/v1/insights/decline-codes?" + RANGE))
                .contains(
                        "decline_rate,ratio,2019-06-03T00:00:00.000000Z,2019-06-10T00:00:00.000000Z,insufficient_funds,");
        assertThat(text("text/csv", "/v1/insights/abandonment-funnel?" + RANGE))
                .startsWith("measure,part,count,from,to,as_of\r\nsessions,completed,0,2019-06-03T");
    }

    @Test
    void comparesWithTheTimeBefore() {
        // When
        JsonPath answer = read("/v1/insights?metric=authorization_rate&compare=previous"
                + "&from=2019-06-10T00:00:00Z&to=2019-06-17T00:00:00Z");

        // Then
        assertThat(answer.getInt("data[0].intervals[0].compared.numerator")).isEqualTo(24);
        assertThat(answer.getString("data[0].intervals[0].compared.from")).startsWith("2019-06-03");
    }

    @Test
    void refusesWhatItCannotMean() {
        // Then
        for (String query : List.of(
                "metric=luck",
                "interval=second",
                "tz=Mars/Base",
                "tz=%2B05:07",
                "group_by=name",
                "currency=euro",
                "from=2026-01-01T00:00:00Z&to=2025-01-01T00:00:00Z",
                "interval=hour&from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z")) {
            assertThat(Api.call()
                            .urlEncodingEnabled(false)
                            .get("/v1/insights?" + query)
                            .statusCode())
                    .as(query)
                    .isEqualTo(422);
        }
        Api.call().get("/v1/insights/luck/records").then().statusCode(404);
        Api.call()
                .get("/v1/insights/decline_rate/records?group=x")
                .then()
                .statusCode(422)
                .body("errors", hasSize(1));
    }

    private static List<String> codes(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.jsonPath().getList("data[0].intervals.group", String.class).stream()
                .distinct()
                .toList();
    }

    private static String text(String type, String path) {
        Response answer = Api.call().accept(type).get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith(type);
        return answer.asString();
    }

    private static JsonPath read(String path) {
        return Api.call().get(path).then().statusCode(200).extract().jsonPath();
    }

    private Counted attempt(Instant at, String code, long approved) {
        Counted.Marks marks = new Counted.Marks(source, "EUR", code, "visa", "card", "DE");
        return new Counted(
                Series.ATTEMPT, at, "attempt", ids.next(), ids.next(), Optional.empty(), marks, approved, 1, 0);
    }
}
