package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.demo.Comment;
import io.paythread.demo.HelpdeskUser;
import io.paythread.demo.Ticket;
import io.paythread.demo.ZendeskEvents;
import io.paythread.ingest.Bodies;
import io.paythread.platform.postgres.Database;
import io.paythread.privacy.Redactor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Text that was stored when the rules did not know a number yet. */
@QuarkusTest
class CardRescanTest extends CardStage {
    private static final Instant AT = Instant.parse("2026-09-14T08:00:00Z");
    private static final String HARMLESS = "gift voucher of my aunt";
    private static final String NUMBER = "4242 4242 4242 4242";
    private static final HelpdeskUser ANN = HelpdeskUser.customer("5501", HARMLESS, "ann@example.com");

    @Inject
    CardRescanTest(Stage stage, Database database, DatabaseDump dump) {
        super(stage, database, dump);
    }

    @Test
    void hasBeenStartedByItselfAndNotedTheRules() {
        Eventually.within(PATIENCE, () -> assertThat(texts("select version from card_rules"))
                .containsExactly(Redactor.rulesVersion()));
    }

    @Test
    void takesOutWhatTheRulesOfThatTimeDidNotKnow() {
        // Given
        storeWhatAnOlderVersionLetThrough();
        assertThat(Digits.of(dump.all())).contains(NUMBER.replace(" ", ""));

        // When
        String job = Api.send("{}")
                .post("/v1/card-rescans")
                .then()
                .statusCode(202)
                .header("Location", matchesPattern("/v1/jobs/job_[0-9a-z]{26}"))
                .body("kind", equalTo("card_rescan"))
                .extract()
                .header("Location");

        // Then
        Eventually.within(PATIENCE, () -> Api.call().get(job).then().body("state", equalTo("succeeded")));
        assertThat(texts("select action || ' ' || actor from audit_event where object_id = '" + job.substring(9) + "'"))
                .containsExactly("card_rescan.start key:bootstrap");
        assertThat(Digits.of(dump.all())).doesNotContain(NUMBER.replace(" ", ""));
        String ticket =
                read(read("/v1/lookup?ref=9108").getString("data[0].url")).getString("id");
        JsonPath timeline = read("/v1/tickets/" + ticket + "/timeline?order=asc");
        assertThat(timeline.getList("data.attributes.text", String.class))
                .containsExactly("Where is the [Visa ....4242]?", "No [Visa ....4242] here");
        assertThat(read("/v1/customers/" + stage.customer("5501")).getString("name"))
                .isEqualTo("[Visa ....4242]");
        assertThat(texts("select distinct object_type from card_redaction where found_by = 'rescan'"))
                .contains("account", "inbound_event", "telling");
        assertThat(Api.call().get(job).then().extract().jsonPath().getInt("result.changed"))
                .isGreaterThanOrEqualTo(5);
    }

    /** As an older version would have stored it: in bodies, tellings, entries, objects and names. */
    private void storeWhatAnOlderVersionLetThrough() {
        Ticket ticket = Ticket.opened("9108", ANN, "Lost", "Where is the " + HARMLESS + "?", AT);
        Comment comment = Comment.open("910801", ANN, "No " + HARMLESS + " here");
        stage.play(List.of(
                zendesk(AT, ZendeskEvents.userCreated("rescan-0", AT, ANN)),
                zendesk(AT, ZendeskEvents.ticketCreated("rescan-1", AT, ticket)),
                zendesk(AT, ZendeskEvents.commentAdded("rescan-2", AT.plusSeconds(600), ticket, comment))));
        for (String change : List.of(
                "update telling set fact = replace(fact::text, $1, $2)::jsonb",
                "update entry set detail = replace(detail::text, $1, $2)::jsonb, search = replace(search, $1, $2)",
                "update business_object set state = replace(state::text, $1, $2)::jsonb",
                "update account_identifier set value = replace(value, $1, $2), normalized = null where type = 'name'",
                "update account set name = replace(name, $1, $2)",
                "update customer set name = replace(name, $1, $2)")) {
            run(tx -> tx.update(change, HARMLESS, NUMBER));
        }
        run(tx -> tx.list("select id, body from inbound_event", CardRescanTest::older)
                .chain(bodies -> tx.batch("update inbound_event set body = $2 where id = $1", bodies)));
    }

    private static Tuple older(Row row) {
        UUID id = row.getUUID("id");
        String body = new String(Bodies.unpack(row.getBuffer("body").getBytes()), StandardCharsets.UTF_8);
        byte[] older = body.replace(HARMLESS, NUMBER).getBytes(StandardCharsets.UTF_8);
        return Tuple.of(id, Buffer.buffer(Bodies.pack(older)));
    }
}
