package io.paythread.timeline;

import static io.paythread.timeline.TimelineApi.get;
import static io.paythread.timeline.TimelineApi.ids;
import static io.paythread.timeline.TimelineApi.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Kind;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a timeline tells, of what it is asked for. */
@QuarkusTest
class TimelineResourceTest {
    private static final Instant NINE = Instant.parse("2026-09-14T09:00:00Z");

    private final Rows rows;

    @Inject
    TimelineResourceTest(Rows rows) {
        this.rows = rows;
    }

    @Test
    void tellsWhatHappenedNewestFirst() {
        // Given
        UUID source = rows.source();
        Rows.Person person = rows.person(source);
        UUID failed = rows.entry(source, person.account(), Kind.PAYMENT_FAILED, NINE, Rows.euros(4990));
        UUID paid =
                rows.entry(source, person.account(), Kind.PAYMENT_SUCCEEDED, NINE.plusSeconds(2470), Rows.euros(4990));

        // When
        JsonPath page = page(person, "order=desc");

        // Then
        assertThat(page.getList("data.id")).containsExactly(Rows.id(paid), Rows.id(failed));
        assertThat(page.getList("data.kind")).containsExactly("payment.succeeded", "payment.failed");
        assertThat(page.getString("data[1].occurred_at")).isEqualTo("2026-09-14T09:00:00.000000Z");
        assertThat(page.getMap("data[1].money")).containsEntry("amount", 4990).containsEntry("currency", "EUR");
        assertThat(page.getString("data[1].subject.type")).isEqualTo("attempt");
        assertThat(page.getString("data[1].customer")).isEqualTo(person.id());
        assertThat(page.getString("data[1].origins[0].body_url")).startsWith("/v1/inbound-events/inb_");
        assertThat(page.getString("completeness[0].source")).isEqualTo(PublicId.format(IdPrefix.SOURCE, source));
        assertThat(page.getString("completeness[0].status")).isEqualTo("unknown");
        assertThat(page.getString("customer")).isEqualTo(person.id());
    }

    @Test
    void putsWhatCausesBeforeWhatFollowsInOneSecond() {
        // Given
        UUID source = rows.source();
        Rows.Person person = rows.person(source);
        rows.entry(source, person.account(), Kind.REFUND_ISSUED, NINE, Attributes.NONE);
        rows.entry(source, person.account(), Kind.PAYMENT_CREATED, NINE, Attributes.NONE);
        rows.entry(source, person.account(), Kind.PAYMENT_SUCCEEDED, NINE, Attributes.NONE);

        // When
        JsonPath page = page(person, "order=asc");

        // Then
        assertThat(page.getList("data.kind")).containsExactly("payment.created", "payment.succeeded", "refund.issued");
    }

    @Test
    void filtersByKindAndFamily() {
        // Given
        UUID source = rows.source();
        Rows.Person person = rows.person(source);
        rows.entry(source, person.account(), Kind.PAYMENT_FAILED, NINE, Attributes.NONE);
        rows.entry(source, person.account(), Kind.PAYMENT_METHOD_ATTACHED, NINE.plusSeconds(1), Attributes.NONE);
        rows.entry(source, person.account(), Kind.TICKET_OPENED, NINE.plusSeconds(2), Attributes.NONE);
        rows.entry(source, person.account(), Kind.REFUND_ISSUED, NINE.plusSeconds(3), Attributes.NONE);

        // When
        JsonPath page = page(person, "kind=payment.&kind=ticket.opened");

        // Then
        assertThat(page.getList("data.kind")).containsExactly("ticket.opened", "payment.failed");
    }

    @Test
    void filtersByMoneySourceTimeStatusAndText() {
        // Given
        UUID source = rows.source();
        UUID helpdesk = rows.source();
        Rows.Person person = rows.person(source, helpdesk);
        UUID small = rows.entry(source, person.account(), Kind.PAYMENT_SUCCEEDED, NINE, Rows.euros(100));
        UUID large =
                rows.entry(source, person.account(), Kind.PAYMENT_SUCCEEDED, NINE.plusSeconds(60), Rows.euros(5000));
        UUID ticket = rows.entry(
                helpdesk,
                person.accounts().get(1),
                Kind.TICKET_OPENED,
                NINE.plusSeconds(120),
                Attributes.builder()
                        .put(Attribute.SUBJECT, "100%_Wrong amount")
                        .put(Attribute.STATUS, "new")
                        .build());

        // Then
        assertThat(ids(page(person, "min_amount=101&currency=EUR"))).containsExactly(Rows.id(large));
        assertThat(ids(page(person, "min_amount=1&currency=USD"))).isEmpty();
        assertThat(ids(page(person, "source=" + PublicId.format(IdPrefix.SOURCE, helpdesk))))
                .containsExactly(Rows.id(ticket));
        assertThat(ids(page(person, "from=2026-09-14T09:00:00Z&to=2026-09-14T09:01:00Z")))
                .containsExactly(Rows.id(small));
        assertThat(ids(page(person, "from=2026-09-14T11:01:00%2B02:00")))
                .containsExactly(Rows.id(ticket), Rows.id(large));
        assertThat(ids(page(person, "status=new"))).containsExactly(Rows.id(ticket));
        assertThat(ids(page(person, "q=WRONG"))).containsExactly(Rows.id(ticket));
        assertThat(ids(page(person, "q=100%25_w"))).containsExactly(Rows.id(ticket));
        assertThat(ids(page(person, "q=100__w"))).isEmpty();
    }

    @Test
    void answersUnchangedUntilTheCustomerChanges() {
        // Given
        Rows.Person person = FilledTimeline.of(rows, 2, 1);
        String path = "/v1/customers/" + person.id() + "/timeline?limit=1";
        String tag = get(path).header("ETag");

        // When
        Response same = Api.call()
                .urlEncodingEnabled(false)
                .header("If-None-Match", "\"other\", " + tag)
                .get(path);
        Response otherQuery = Api.call()
                .urlEncodingEnabled(false)
                .header("If-None-Match", tag)
                .get(path + "&order=asc");
        rows.change(person);
        Response changed = Api.call()
                .urlEncodingEnabled(false)
                .header("If-None-Match", tag)
                .get(path);

        // Then
        assertThat(tag).startsWith("W/\"");
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body().asString()).isEmpty();
        assertThat(otherQuery.statusCode()).isEqualTo(200);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void answersTheSurvivorOfAJoinUnderTheFormerId() {
        // Given
        Rows.Person gone = FilledTimeline.of(rows, 2, 1);
        Rows.Person survivor = FilledTimeline.of(rows, 1, 1);
        rows.join(gone, survivor);

        // When
        Response answer = get("/v1/customers/" + gone.id() + "/timeline");

        // Then
        assertThat(answer.header("Content-Location")).isEqualTo("/v1/customers/" + survivor.id() + "/timeline");
        assertThat(answer.jsonPath().getList("data")).hasSize(3);
        assertThat(answer.jsonPath().getString("customer")).isEqualTo(survivor.id());
    }
}
