package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.Sql;
import io.paythread.demo.Stories;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dead letters: seen by reason, replayed one by one and together; and replaying what went well. */
@QuarkusTest
class ReplayTest {
    private static final String TIMELINES =
            """
            select md5((select string_agg(e.id || ' ' || e.digest, ',' order by e.id) from entry e)
                    || (select string_agg(o.id || ' ' || o.digest, ',' order by o.id) from business_object o)
                    || (select string_agg(t.inbound_id || ' ' || t.place || ' ' || t.fact, ',' order by t.inbound_id, t.place)
                          from telling t)
                    || (select string_agg(a.id || ' ' || a.customer_id, ',' order by a.id) from account a))
            """;

    /** As if a translator without understanding had met all events of Stripe. */
    private static final List<String> NOT_UNDERSTOOD = List.of(
            """
            insert into inbound_outcome (inbound_id, source_id, state, reason, detail, type, decided_at)
            select distinct e.id, e.source_id, 'dead', 'unreadable', 'not yet understood', e.type, now()
              from inbound_event e join source s on s.id = e.source_id and s.provider = 'stripe'
             where exists (select from telling t where t.inbound_id = e.id)
            """,
            "delete from entry where source_id in (select id from source where provider = 'stripe')",
            "delete from business_object where source_id in (select id from source where provider = 'stripe')",
            "delete from telling where source_id in (select id from source where provider = 'stripe')");

    private final Stage stage;
    private final Sql sql;

    @Inject
    ReplayTest(Stage stage, Sql sql) {
        this.stage = stage;
        this.sql = sql;
    }

    @BeforeEach
    void aStory() {
        stage.setUp();
        stage.play(Stories.asWritten().get(0).genuine());
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        // Then
        Api.send("{}").post("/v1/replays").then().statusCode(422).body("errors[0].pointer", equalTo("/filter"));
        Api.send("{\"filter\":{\"state\":\"lost\"}}").post("/v1/replays").then().statusCode(422);
        Api.send("{\"filter\":{\"source\":\"sou_1\"}}")
                .post("/v1/replays")
                .then()
                .statusCode(422);
        Api.call()
                .post("/v1/inbound-events/inb_00000000000000000000000000/replays")
                .then()
                .statusCode(404);
        Api.call()
                .get("/v1/inbound-events/inb_00000000000000000000000000/payload")
                .then()
                .statusCode(404);
    }

    @Test
    void bringsDeadLettersBackAsIfTheyHadBeenUnderstoodAtFirst() {
        // Given
        String before = sql.text(TIMELINES);
        NOT_UNDERSTOOD.forEach(sql::run);
        long dead = sql.count("select count(*) from inbound_outcome where state = 'dead'");
        assertThat(sql.text(TIMELINES)).isNotEqualTo(before);

        // When
        Api.call()
                .get("/v1/inbound-event-groups")
                .then()
                .statusCode(200)
                .body("data.reason", hasItem("unreadable"))
                .body("data.sum { it.count }", equalTo((int) dead))
                .body("data[0].example", containsString("inb_"));
        JsonPath one = replayOne(firstOf("dead"));
        JsonPath rest = replay("{\"filter\":{\"error_code\":\"unreadable\"}}");

        // Then
        assertThat(one.getString("before")).isEqualTo("dead");
        assertThat(one.getString("state")).isEqualTo("projected");
        assertThat(one.getInt("changes")).isPositive();
        assertThat(rest.getLong("result.projected")).isEqualTo(dead - 1);
        assertThat(rest.getLong("progress.total")).isEqualTo(dead - 1);
        assertThat(sql.text(TIMELINES)).isEqualTo(before);
        assertThat(sql.count("select count(*) from inbound_outcome where state = 'dead'"))
                .isZero();
        assertThat(sql.count("select count(*) from audit_event where action = 'replay.start'"))
                .isPositive();
        assertThat(sql.count("select count(*) from audit_event where action = 'inbound_event.replay'"))
                .isPositive();
    }

    @Test
    void changesNothingOfWhatWentWell() {
        // Given
        String before = sql.text(TIMELINES);
        long told = sql.count("select count(*) from feed_entry");

        // When
        JsonPath job = replay("{\"filter\":{\"state\":\"projected\"}}");
        JsonPath one = replayOne(firstOf("projected"));

        // Then
        assertThat(job.getLong("result.events")).isPositive();
        assertThat(job.getLong("result.changes")).isZero();
        assertThat(one.getLong("changes")).isZero();
        assertThat(sql.text(TIMELINES)).isEqualTo(before);
        assertThat(sql.count("select count(*) from feed_entry")).isEqualTo(told);
    }

    @Test
    void showsTheShapeOfAnEventWithoutWhatPeopleAreCalled() {
        // When
        JsonPath shape = Api.call()
                .get("/v1/inbound-events/" + firstOf("projected") + "/payload")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        // Then
        assertThat(shape.getString("format")).isEqualTo("json");
        assertThat(shape.getString("payload.type")).isNotBlank();
        assertThat(shape.getString("payload")).doesNotContain("@");
    }

    private static String firstOf(String state) {
        return Api.call()
                .get("/v1/inbound-events?limit=1&state=" + state)
                .jsonPath()
                .getString("data[0].id");
    }

    private static JsonPath replayOne(String id) {
        return Api.call()
                .post("/v1/inbound-events/" + id + "/replays")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath replay(String body) {
        String id = Api.send(body)
                .post("/v1/replays")
                .then()
                .statusCode(202)
                .body("kind", equalTo("replay"))
                .extract()
                .path("id");
        Eventually.within(Duration.ofSeconds(30), () -> assertThat(
                        Api.call().get("/v1/jobs/" + id).jsonPath().getString("state"))
                .isEqualTo("succeeded"));
        return Api.call().get("/v1/jobs/" + id).jsonPath();
    }
}
