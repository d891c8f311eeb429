package io.paythread.timeline;

import static io.paythread.timeline.TimelineApi.get;
import static io.paythread.timeline.TimelineApi.ids;
import static io.paythread.timeline.TimelineApi.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.money.Money;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets, entries and summaries, and what no list of objects answers. */
@QuarkusTest
class ObjectResourceTest extends ObjectStage {
    @Inject
    ObjectResourceTest(Rows rows) {
        super(rows);
    }

    @ParameterizedTest
    @CsvSource({
        "payments?limit=0, 422, ?limit",
        "payments?amount[gte]=1, 422, ?currency",
        "payments?amount[gte]=2&amount[lte]=1&currency=EUR, 422, ?amount[gte]",
        "payments?created[gte]=2026-09-15T00:00:00Z&created[lt]=2026-09-14T00:00:00Z, 422, ?created[gte]",
        "payments?created[gte]=2026-09-15T00:00:00Z&created[gt]=2026-09-15T00:00:00Z, 422, ?created[gte]",
        "payments?status=a'b, 422, ?status",
        "payments?customer=cus_1, 422, ?customer",
        "disputes?due[gte]=soon, 422, ?due[gte]",
        "disputes?due[gte]=2026-09-15T00:00:00Z&due[lte]=2026-09-14T00:00:00Z, 422, ?due[gte]",
        "early-fraud-warnings?actionable=perhaps, 422, ?actionable",
        "entries?unattributed=true&account=acc_00000000000000000000000000, 422, ?unattributed",
        "entries?to=now, 422, ?to",
        "tickets?status=open, 400, ?status",
        "lookup, 422, ?ref",
    })
    void refusesBadParametersAndNamesThem(String path, int status, String pointer) {
        // When
        Response answer = get("/v1/" + path);

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.jsonPath().getList("errors.pointer")).contains(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payments/pay_00000000000000000000000000",
                "payments/pi_1",
                "payments/pay_00000000000000000000000000/attempts",
                "payments/pay_00000000000000000000000000/timeline",
                "refunds/rfd_00000000000000000000000000",
                "disputes/dsp_00000000000000000000000000/timeline",
                "early-fraud-warnings/efw_00000000000000000000000000",
                "checkouts/chk_00000000000000000000000000",
                "invoices/ivc_00000000000000000000000000",
                "subscriptions/sbn_00000000000000000000000000",
                "tickets/tkt_00000000000000000000000000/messages",
                "tickets/pay_00000000000000000000000000",
                "entries/ent_00000000000000000000000000",
                "customers/cst_00000000000000000000000000/summary",
                "lookup?ref=nobody-ever-called-anything-this",
                "lookup?ref=pay_00000000000000000000000000",
            })
    void doesNotKnowIdsThatNeverWere(String path) {
        // When
        Response answer = get("/v1/" + path);

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(404);
        assertThat(answer.jsonPath().getString("detail"))
                .isEqualTo("No object has this id, or it is not yours to see.");
    }

    @Test
    void showsATicketAndItsMessagesOldestFirst() {
        // Given
        Reference ticket = new Reference(ObjectType.TICKET, rows.unique("9001"));
        UUID matter = rows.matter(source, person.account(), ticket);
        Attributes subject =
                Attributes.builder().put(Attribute.SUBJECT, "Payment problem").build();
        UUID id = rows.object(matter, source, person.account(), ticket, "open", NINE, subject, List.of(ticket));
        message(matter, ticket, NINE.plusSeconds(60), "second", false);
        message(matter, ticket, NINE, "first", true);
        String address = "/v1/tickets/" + PublicId.format(IdPrefix.TICKET, id);

        // When
        JsonPath view = read(address);
        JsonPath messages = read(address + "/messages?limit=1");
        JsonPath more = read(messages.getString("links.next"));

        // Then
        assertThat(view.getString("subject")).isEqualTo("Payment problem");
        assertThat(ids("/v1/tickets?state=open&customer=" + person.id())).containsExactly(view.getString("id"));
        assertThat(messages.getString("data[0].text")).isEqualTo("first");
        assertThat(messages.getBoolean("data[0].visible_to_customer")).isTrue();
        assertThat(more.getList("data.text")).containsExactly("second");
        assertThat(more.getString("links.next")).isNull();
    }

    @Test
    void listsEntriesThatNobodyOwnsYet() {
        // Given
        UUID nobodys = rows.entry(source, null, Kind.PAYMENT_FAILED, NINE, Attributes.NONE);
        UUID mine = rows.entry(source, person.account(), Kind.PAYMENT_FAILED, NINE, Attributes.NONE);
        String all = "/v1/entries?source=" + PublicId.format(IdPrefix.SOURCE, source);
        String account = PublicId.format(IdPrefix.ACCOUNT, person.account());

        // Then
        assertThat(ids(all + "&unattributed=true")).containsExactly(PublicId.format(IdPrefix.ENTRY, nobodys));
        assertThat(ids(all + "&kind=payment.failed")).hasSize(2);
        assertThat(ids(all + "&account=" + account)).containsExactly(PublicId.format(IdPrefix.ENTRY, mine));
        assertThat(ids("/v1/entries?customer=" + person.id())).containsExactly(PublicId.format(IdPrefix.ENTRY, mine));
    }

    @Test
    void sumsUpWithTheEntriesThatItRestsOn() {
        // Given
        Attributes euros =
                Attributes.builder().put(Attribute.AMOUNT, Money.of(100, "EUR")).build();
        Attributes yen =
                Attributes.builder().put(Attribute.AMOUNT, Money.of(7, "JPY")).build();
        rows.entry(source, person.account(), Kind.PAYMENT_SUCCEEDED, NINE, euros);
        rows.entry(source, person.account(), Kind.PAYMENT_SUCCEEDED, NINE.plusSeconds(1), euros);
        UUID last = rows.entry(source, person.account(), Kind.PAYMENT_SUCCEEDED, NINE.plusSeconds(2), yen);
        UUID asked = rows.entry(source, person.account(), Kind.TICKET_OPENED, NINE.plusSeconds(3), Attributes.NONE);
        Payment payment = payment("succeeded", NINE, 100);

        // When
        JsonPath summary = read("/v1/customers/" + person.id() + "/summary");

        // Then
        assertThat(summary.getInt("payments_succeeded.count")).isEqualTo(3);
        assertThat(summary.getList("payments_succeeded.amounts.amount")).containsExactlyInAnyOrder(200, 7);
        assertThat(summary.getList("payments_succeeded.entries")).hasSize(3);
        assertThat(summary.getInt("attempts_failed.count")).isZero();
        assertThat(summary.getString("last_payment.entry")).isEqualTo(PublicId.format(IdPrefix.ENTRY, last));
        assertThat(summary.getString("last_contact.entry")).isEqualTo(PublicId.format(IdPrefix.ENTRY, asked));
        assertThat(summary.getList("open_disputes.id")).containsExactly(payment.dispute());
    }

    private void message(UUID matter, Reference ticket, Instant at, String text, boolean isPublic) {
        Reference message = new Reference(ObjectType.MESSAGE, rows.unique("m"));
        Attributes attributes = Attributes.builder()
                .put(Attribute.TEXT, text)
                .put(Attribute.PUBLIC, isPublic)
                .build();
        rows.object(matter, source, person.account(), message, null, at, attributes, List.of(message, ticket));
    }
}
