package io.paythread.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.demo.Comment;
import io.paythread.demo.Provider;
import io.paythread.demo.ZendeskEvents;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of threads when one of two people, whose tickets name each other's payments, is erased. */
@QuarkusTest
class CaseErasureTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String TABLES =
            """
            select table_name from information_schema.tables
             where table_schema = current_schema and table_type = 'BASE TABLE'
               and (table_name like 'case_%' or table_name like 'ticket_%')
             order by 1
            """;

    private static final String UNREAD =
            """
            select count(*) from feed_entry f join feed_reader r on r.name = 'case-threads'
             where (f.xid, f.seq) > (r.xid, r.seq)
            """;

    private final ErasureStage stage;
    private final TestClock clock;

    @Inject
    CaseErasureTest(ErasureStage stage, TestClock clock) {
        this.stage = stage;
        this.clock = clock;
    }

    @Test
    void leavesNothingOfThePersonAndTheThreadsOfOthers() {
        // Given
        PersonStory person = told();
        PersonStory other = told();
        write(person, "About pi_" + person.tag() + ", and pi_" + other.tag() + " of my neighbour.");
        write(other, "About pi_" + other.tag() + " and pi_" + person.tag() + " of " + person.cus + ", " + person.email);
        String gone = ticket(person);
        String stays = ticket(other);
        decide(thread(gone, "pi_" + person.tag()), person.name + " called.");
        decide(thread(stays, "pi_" + person.tag()), "Pays for " + person.name + ".");
        String reachedByAgent = thread(gone, "pi_" + other.tag());
        assertThat(cases()).contains(person.name.toLowerCase(Locale.ROOT), uuid(gone));
        String ticket = uuid(gone);
        String payment = payment(person);

        // When
        JsonPath preview =
                person.erase(person.customer(), true).statusCode(200).extract().jsonPath();
        JsonPath job = stage.awaitJob(person.erase(person.customer(), false));
        String left = of(stays);

        // Then
        assertThat(preview.getLong("goes.find { it.kind == 'case_threads' }.count"))
                .isEqualTo(job.getLong("result.erased.case_threads"))
                .isPositive();
        assertNothingOf(person, ticket);
        assertThat(Api.call().get("/v1/case-threads/" + reachedByAgent).statusCode())
                .isEqualTo(404);
        assertThat(Api.call().get("/v1/tickets/" + gone).statusCode()).isEqualTo(404);
        assertReadable(other, person, payment);

        // When: everything is read and judged once more
        readAgain();
        stage.projectAnew(person.stripe, person.zendesk, other.stripe, other.zendesk);
        awaitRead();
        readAgain();

        // Then
        assertNothingOf(person, ticket);
        assertReadable(other, person, payment);
        assertThat(withoutTimes(of(stays))).isEqualTo(withoutTimes(left));
    }

    @Test
    void standsInTheReportOfWhatIsKept() {
        // Given
        PersonStory person = told();
        write(person, "About pi_" + person.tag() + ".");
        decide(thread(ticket(person), "pi_" + person.tag()), "Called on Monday.");

        // When
        JsonPath job = stage.awaitJob(Api.call()
                .contentType("application/json")
                .body("{\"reason\":\"Asked for by letter.\"}")
                .post("/v1/customers/" + person.customer() + "/access-reports")
                .then());

        // Then
        assertThat(Api.call().get(job.getString("result.url")).asString())
                .contains("\"case_threads\"", "\"subject\" : \"pi_" + person.tag() + "\"", "Called on Monday.");
    }

    private PersonStory told() {
        PersonStory person = new PersonStory(stage, clock.instant());
        person.happens();
        return person;
    }

    private void write(PersonStory person, String text) {
        Comment comment = Comment.open("81" + person.ticket.id(), person.asker, text);
        stage.send(
                person.zendesk,
                Provider.ZENDESK,
                ZendeskEvents.commentAdded("zx" + person.tag(), person.at(40), person.ticket, comment));
        stage.awaitQuiet();
        awaitRead();
    }

    private void awaitRead() {
        Eventually.within(PATIENCE, () -> {
            long unread =
                    stage.run(tx -> tx.first(UNREAD, row -> row.getLong(0))).orElseThrow();
            if (unread > 0) {
                throw new AssertionError(unread + " rows of the feed are not read");
            }
        });
    }

    private void readAgain() {
        int unused =
                stage.run(tx -> tx.update("update feed_reader set xid = '0', seq = 0 where name = 'case-threads'"));
        awaitRead();
    }

    private static String ticket(PersonStory person) {
        return Api.call().get("/v1/lookup?ref=" + person.ticket.id()).path("data.find { it.object == 'ticket' }.id");
    }

    private static String payment(PersonStory person) {
        return Api.call().get("/v1/lookup?ref=pi_" + person.tag()).path("data.find { it.object == 'payment' }.id");
    }

    private static String thread(String ticket, String reference) {
        return Api.call()
                .get("/v1/case-threads?ticket=" + ticket)
                .path("data.find { it.subject.reference == '" + reference + "' }.id");
    }

    private static void decide(String thread, String reason) {
        Api.send("{\"reason\":\"" + reason + "\"}")
                .post("/v1/case-threads/" + thread + "/confirmations")
                .then()
                .statusCode(200);
    }

    private void assertNothingOf(PersonStory person, String ticket) {
        String cases = cases();
        assertThat(Stream.concat(person.secrets().stream(), Stream.of(ticket)))
                .allSatisfy(secret -> assertThat(cases).doesNotContain(secret));
        String answers = Api.call().get("/v1/case-threads?limit=200").asString().toLowerCase(Locale.ROOT);
        assertThat(person.secrets()).allSatisfy(secret -> assertThat(answers).doesNotContain(secret));
    }

    /** The other's ticket leads to both payments, and the erased person's payment, of which ids stay, leads to it. */
    private void assertReadable(PersonStory other, PersonStory erased, String payment) {
        JsonPath ticket = Api.call()
                .get("/v1/tickets/" + ticket(other))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(ticket.getList("threads.subject.reference", String.class))
                .containsExactlyInAnyOrder("pi_" + other.tag(), "pi_" + erased.tag());
        JsonPath confirmed = Api.call()
                .get("/v1/case-threads?payment=" + payment)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(confirmed.getList("data.ticket_reference")).containsExactly(other.ticket.id());
        assertThat(confirmed.getString("data[0].state")).isEqualTo("confirmed");
        assertThat(confirmed.getString("data[0].decision.reason")).isNull();
        assertThat(Api.call().get("/v1/payments/" + payment).jsonPath().getList("threads.ticket_reference"))
                .isEqualTo(List.of(other.ticket.id()));
    }

    /** Every row of every table of cases, in lower case. */
    private String cases() {
        StringBuilder all = new StringBuilder();
        for (String table : stage.run(tx -> tx.list(TABLES, row -> row.getString(0)))) {
            stage.run(tx -> tx.list(
                            "select to_jsonb(t)::text from " + table + " t order by 1", row -> row.getString(0)))
                    .forEach(row -> all.append(table).append(' ').append(row).append('\n'));
        }
        return all.toString().toLowerCase(Locale.ROOT);
    }

    /** The rows of one ticket: the database has tickets of others as well. */
    private String of(String ticket) {
        String id = uuid(ticket);
        return cases().lines().filter(row -> row.contains(id)).collect(Collectors.joining("\n"));
    }

    private static String withoutTimes(String cases) {
        return cases.replaceAll("\"(created_at|updated_at)\": \"[^\"]*\"", "\"$1\"");
    }

    private static String uuid(String ticket) {
        return PublicId.parse(IdPrefix.TICKET, ticket).orElseThrow().toString();
    }
}
