package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.QuickApi;
import io.paythread.demo.Comment;
import io.paythread.demo.HelpdeskUser;
import io.paythread.demo.Step;
import io.paythread.demo.Ticket;
import io.paythread.demo.ZendeskEvents;
import io.paythread.platform.postgres.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Story S08 of the scenario book: card numbers, codes and look-alikes in a ticket. */
@QuarkusTest
class CardDataTest extends CardStage {
    private static final int ORDERS = 30;
    private static final String TICKET = "30064054559517";
    private static final String KNOWN_TICKET = "30064054559513";

    private static final HelpdeskUser ANN = HelpdeskUser.customer("5501", "Ann Weber", "ann@example.com");
    private static final HelpdeskUser AGENT = HelpdeskUser.agent("90", "Lena", "lena@shop.example");
    private static final List<String> NUMBERS =
            List.of("4242424242424242", "378282246310005", "5555555555554444", "4000056655665556", "30064054559521");

    @Inject
    CardDataTest(Stage stage, Database database, DatabaseDump dump) {
        super(stage, database, dump);
    }

    @Test
    void theStoryAsWritten() {
        try (LogLines log = LogLines.open()) {
            // When
            stage.play(known());
            stage.play(twice(steps()));

            // Then
            assertTexts();
            assertNothingLeft(dump.all(), String.join("\n", log.lines()));
        }
    }

    @Test
    void theSameInAnyOrder() {
        for (int seed : IntStream.range(0, ORDERS).toArray()) {
            // Given
            long before = dump.now();
            stage.clear();
            stage.play(known());
            List<Step> steps = twice(steps());
            Collections.shuffle(steps, new Random(seed));

            // When
            stage.play(steps);

            // Then
            assertTexts();
            assertNothingLeft(dump.since(before), "");
        }
        assertNothingLeft(dump.all(), "");
    }

    @Test
    void keepsAReceiptForEachFindAndTellsTheAuditLog() {
        // When
        stage.play(known());
        stage.play(steps());

        // Then
        List<String> receipts = texts(
                """
                select c.place || ' ' || c.rule || ' ' || coalesce(c.brand || ' ' || c.last_four, '-') || ' ' || c.pieces
                  from card_redaction c join inbound_event e on e.id = c.object_id
                 where c.object_type = 'inbound_event' and c.found_by = 'door' order by c.id
                """);
        assertThat(receipts)
                .contains(
                        "detail.subject card_number Visa 4242 1",
                        "detail.description card_number Visa 4242 1",
                        "detail.description expiry_by_card - 1",
                        "detail.description code_by_card - 1",
                        "event.comment.body card_number Amex 0005 1",
                        "event.comment.body code_by_card - 1",
                        "event.comment.body card_number Diners 9521 1",
                        "text card_number Visa 5556 1")
                .noneMatch(receipt -> receipt.contains("9513"));
        Eventually.within(PATIENCE, () -> assertThat(
                        texts(
                                """
                        select distinct after from audit_event
                         where action = 'card_data.redact' and after like '%0005%' and after like '%event.comment.body%'
                        """))
                .hasSize(1)
                .first()
                .asString()
                .contains("\"brand\":\"Amex\"", "\"last_four\":\"0005\"", "event.comment.body", "\"pieces\":"));
    }

    @Test
    void findsTheTicketByTheLastFourDigitsAndByTheWholeNumber() {
        // Given
        stage.play(known());
        stage.play(steps());
        String ticket = object(TICKET).getString("id");

        // When
        JsonPath byLastFour = read("/v1/tickets/" + ticket + "/timeline?q=4242");
        JsonPath byNumber = read("/v1/tickets/" + ticket + "/timeline?q=4242%204242%204242%204242");

        // Then
        assertThat(byLastFour.getList("data.kind")).contains("ticket.opened", "ticket.internal_note");
        assertThat(byNumber.getList("data.id")).isEqualTo(byLastFour.getList("data.id"));
        assertThat(byNumber.getString("links.self")).contains("4242").doesNotContain("424242", "4242%204242");
    }

    @Test
    void looksUpAKnownIdThatCouldBeACardAndNoOther() {
        // Given
        stage.play(known());

        // When
        JsonPath known = read("/v1/lookup?ref=" + KNOWN_TICKET);
        var unknown = Api.call().get("/v1/lookup?ref=30064054559521").then();

        // Then
        assertThat(known.getList("data.object")).contains("ticket");
        unknown.statusCode(404);
    }

    private void assertTexts() {
        JsonNode ticket = QuickApi.object(TICKET);
        assertThat(ticket.path("subject").asText()).isEqualTo("Card [Visa ....4242] not working");
        JsonNode timeline =
                QuickApi.json("/v1/tickets/" + ticket.path("id").asText() + "/timeline?order=asc&limit=200");
        assertThat(timeline.path("data"))
                .extracting(entry -> entry.at("/attributes/text").textValue())
                .filteredOn(text -> text != null)
                .containsExactly(
                        "My card is [Visa ....4242] exp [removed] cvv [removed]. Order 8800123. IMEI 490154203237518. "
                                + "Tel +44 20 7946 0958 1234. See ticket 30064054559517.",
                        "cust gave [Visa ....4242]",
                        "or amex \u25a0\u25a0\u25a0\u25a0 code: \u25a0\u25a0\u25a0\u25a0",
                        "my mastercard: [Mastercard ....4444]",
                        "references 30064054559513 and [Diners ....9521]");
        JsonNode dead = QuickApi.json("/v1/inbound-events?state=dead").path("data");
        assertThat(dead).hasSize(1);
        assertThat(dead.at("/0/sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(body(dead.get(0))).contains("card [Visa ....5556] cvv [removed]");
    }

    private void assertNothingLeft(String stored, String log) {
        assertThat(stored).contains("cust gave [Visa ....4242]", "card [Visa ....5556] cvv [removed]");
        String everything = stored + "\n" + log + "\n" + answers();
        String digits = Digits.of(everything);
        NUMBERS.forEach(number -> assertThat(digits).doesNotContain(number));
        assertThat(everything)
                .doesNotContain("cvv 123", "code: 1234", "[Amex ....0005]\\ncode", "or amex [Amex", "12/28");
    }

    private String answers() {
        StringBuilder all = new StringBuilder();
        String customer = stage.customer("5501");
        all.append(stage.visible(List.of("5501")));
        all.append(QuickApi.text("/v1/entries?customer=" + customer + "&limit=100"));
        JsonNode events = QuickApi.json("/v1/inbound-events?limit=100");
        all.append(events);
        events.path("data").forEach(event -> all.append(body(event)));
        return all.toString();
    }

    private static String body(JsonNode event) {
        return QuickApi.text("/v1/inbound-events/" + event.path("id").asText() + "/body");
    }

    /** A ticket that we know, before the story begins. */
    private static List<Step> known() {
        Instant before = Instant.parse("2026-09-13T08:00:00Z");
        Ticket older = Ticket.opened(KNOWN_TICKET, ANN, "Delivery", "Where is my parcel?", before);
        return List.of(zendesk(before, ZendeskEvents.ticketCreated("s08-known", before, older)));
    }

    private static List<Step> steps() {
        Instant opened = Instant.parse("2026-09-14T08:00:00Z");
        Ticket ticket = Ticket.opened(
                TICKET,
                ANN,
                "Card 4242424242424242 not working",
                "My card is 4242 4242 4242 4242 exp 12/28 cvv 123. Order 8800123. IMEI 490154203237518. "
                        + "Tel +44 20 7946 0958 1234. See ticket 30064054559517.",
                opened);
        Instant redacted = Instant.parse("2026-09-14T08:20:00Z");
        return List.of(
                zendesk(opened, ZendeskEvents.ticketCreated("s08-1", opened, ticket)),
                comment(ticket, 2, "08:05", Comment.internal("550102", AGENT, "cust gave ４２４２４２４２４２４２４２４２")),
                comment(ticket, 3, "08:06", Comment.open("550103", ANN, "or amex 3782-822463-10005\ncode: 1234")),
                comment(ticket, 4, "08:07", Comment.open("550104", ANN, "my mastercard: 5555 5555\n5555 4444")),
                comment(
                        ticket,
                        5,
                        "08:08",
                        Comment.open("550105", ANN, "references 30064054559513 and 30064054559521")),
                zendesk(
                        redacted,
                        ZendeskEvents.commentAdded(
                                        "s08-6",
                                        redacted,
                                        ticket,
                                        Comment.open(
                                                "550103",
                                                ANN,
                                                "or amex \u25a0\u25a0\u25a0\u25a0 code: \u25a0\u25a0\u25a0\u25a0"))
                                .replace("ticket.comment_added", "ticket.comment_redacted")),
                zendesk(
                        redacted.plusSeconds(60),
                        "{\"type\": \"zen:event-type:ticket.created\", \"detail\": {\"description\": "
                                + "\"card 4000056655665556 cvv 123"));
    }

    private static Step comment(Ticket ticket, int number, String time, Comment comment) {
        Instant at = Instant.parse("2026-09-14T" + time + ":00Z");
        return zendesk(at, ZendeskEvents.commentAdded("s08-" + number, at, ticket, comment));
    }

    private static List<Step> twice(List<Step> steps) {
        return new ArrayList<>(
                steps.stream().flatMap(step -> Stream.of(step, step)).toList());
    }

    private static JsonPath object(String reference) {
        return read(read("/v1/lookup?ref=" + reference).getString("data[0].url"));
    }
}
