package io.paythread.timeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Kind;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.money.Money;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class TimelineResourceTest {
    private static final Instant NINE = Instant.parse("2026-09-14T09:00:00Z");

    private final Rows rows;

    @Inject
    TimelineResourceTest(Rows rows) {
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
        Rows.Person person = filled(3, 1);
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
        Rows.Person person = filled(1, 1);
        UUID source = rows.source();
        Rows.Person other = rows.person(source);
        UUID entry = rows.entry(source, other.account(), Kind.PAYMENT_SUCCEEDED, NINE, Attributes.NONE);

        // When
        Response answer = get("/v1/customers/" + person.id() + "/timeline?around=" + id(entry));

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo("?around");
    }

    @Test
    void tellsWhatHappenedNewestFirst() {
        // Given
        UUID source = rows.source();
        Rows.Person person = rows.person(source);
        UUID failed = rows.entry(source, person.account(), Kind.PAYMENT_FAILED, NINE, euros(4990));
        UUID paid = rows.entry(source, person.account(), Kind.PAYMENT_SUCCEEDED, NINE.plusSeconds(2470), euros(4990));

        // When
        JsonPath page = page(person, "order=desc");

        // Then
        assertThat(page.getList("data.id")).containsExactly(id(paid), id(failed));
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

    @ParameterizedTest
    @CsvSource({"desc, 1", "desc, 3", "desc, 7", "asc, 1", "asc, 4", "asc, 200"})
    void pagesOverTiesWithoutRepeatingOrSkipping(String order, int limit) {
        // Given
        Rows.Person person = filled(23, 3);
        List<String> whole = page(person, "limit=200&order=" + order).getList("data.id");

        // When
        List<String> forward = walk(person, order, limit, "next");

        // Then
        assertThat(whole).hasSize(69).doesNotHaveDuplicates();
        assertThat(forward).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({"desc, 1", "desc, 5", "asc, 2", "asc, 9"})
    void pagesBackTheWayItCame(String order, int limit) {
        // Given
        Rows.Person person = filled(9, 3);
        List<String> whole = page(person, "limit=200&order=" + order).getList("data.id");

        // When
        List<String> backward = walkBack(person, order, limit);

        // Then
        assertThat(backward).isEqualTo(whole);
    }

    @Test
    void neitherRepeatsNorSkipsWhileEntriesArrive() {
        // Given
        UUID source = rows.source();
        Rows.Person person = rows.person(source);
        List<String> present = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            present.add(id(rows.entry(source, person.account(), Kind.TICKET_OPENED, NINE, Attributes.NONE)));
        }

        // When
        List<String> seen = new ArrayList<>();
        JsonPath page = page(person, "limit=3");
        while (page.getString("page.next_cursor") != null) {
            seen.addAll(page.getList("data.id"));
            rows.entry(source, person.account(), Kind.TICKET_OPENED, NINE, Attributes.NONE);
            rows.entry(source, person.account(), Kind.TICKET_OPENED, NINE.plusSeconds(1), Attributes.NONE);
            page = next(page, "next");
        }
        seen.addAll(page.getList("data.id"));

        // Then
        assertThat(seen).doesNotHaveDuplicates().containsAll(present);
    }

    @Test
    void showsAnEntryInItsSurroundings() {
        // Given
        Rows.Person person = filled(5, 3);
        List<String> whole = page(person, "limit=200").getList("data.id");

        // When
        JsonPath page = page(person, "limit=5&around=" + whole.get(7));

        // Then
        assertThat(page.getList("data.id")).isEqualTo(whole.subList(5, 10));
        assertThat(next(page, "next").getList("data.id")).isEqualTo(whole.subList(10, 15));
        assertThat(next(page, "prev").getList("data.id")).isEqualTo(whole.subList(0, 5));
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
        UUID small = rows.entry(source, person.account(), Kind.PAYMENT_SUCCEEDED, NINE, euros(100));
        UUID large = rows.entry(source, person.account(), Kind.PAYMENT_SUCCEEDED, NINE.plusSeconds(60), euros(5000));
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
        assertThat(ids(page(person, "min_amount=101&currency=EUR"))).containsExactly(id(large));
        assertThat(ids(page(person, "min_amount=1&currency=USD"))).isEmpty();
        assertThat(ids(page(person, "source=" + PublicId.format(IdPrefix.SOURCE, helpdesk))))
                .containsExactly(id(ticket));
        assertThat(ids(page(person, "from=2026-09-14T09:00:00Z&to=2026-09-14T09:01:00Z")))
                .containsExactly(id(small));
        assertThat(ids(page(person, "from=2026-09-14T11:01:00%2B02:00"))).containsExactly(id(ticket), id(large));
        assertThat(ids(page(person, "status=new"))).containsExactly(id(ticket));
        assertThat(ids(page(person, "q=WRONG"))).containsExactly(id(ticket));
        assertThat(ids(page(person, "q=100%25_w"))).containsExactly(id(ticket));
        assertThat(ids(page(person, "q=100__w"))).isEmpty();
    }

    @Test
    void answersUnchangedUntilTheCustomerChanges() {
        // Given
        Rows.Person person = filled(2, 1);
        String path = "/v1/customers/" + person.id() + "/timeline?limit=1";
        String tag = get(path).header("ETag");

        // When
        Response same = key().header("If-None-Match", "\"other\", " + tag).get(path);
        Response otherQuery = key().header("If-None-Match", tag).get(path + "&order=asc");
        rows.change(person);
        Response changed = key().header("If-None-Match", tag).get(path);

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
        Rows.Person gone = filled(2, 1);
        Rows.Person survivor = filled(1, 1);
        rows.join(gone, survivor);

        // When
        Response answer = get("/v1/customers/" + gone.id() + "/timeline");

        // Then
        assertThat(answer.header("Content-Location")).isEqualTo("/v1/customers/" + survivor.id() + "/timeline");
        assertThat(answer.jsonPath().getList("data")).hasSize(3);
        assertThat(answer.jsonPath().getString("customer")).isEqualTo(survivor.id());
    }

    private Rows.Person filled(int each, int accounts) {
        UUID[] sources = new UUID[accounts];
        for (int i = 0; i < accounts; i++) {
            sources[i] = rows.source();
        }
        Rows.Person person = rows.person(sources);
        for (int i = 0; i < each; i++) {
            for (int a = 0; a < accounts; a++) {
                Kind kind = i % 2 == 0 ? Kind.PAYMENT_SUCCEEDED : Kind.TICKET_OPENED;
                rows.entry(sources[a], person.accounts().get(a), kind, NINE.plusSeconds(i / 5), Attributes.NONE);
            }
        }
        return person;
    }

    private List<String> walk(Rows.Person person, String order, int limit, String direction) {
        List<String> seen = new ArrayList<>();
        JsonPath page = page(person, "limit=" + limit + "&order=" + order);
        seen.addAll(page.getList("data.id"));
        while (page.getString("page." + direction + "_cursor") != null) {
            page = next(page, direction);
            seen.addAll(page.getList("data.id"));
        }
        return seen;
    }

    private List<String> walkBack(Rows.Person person, String order, int limit) {
        JsonPath page = page(person, "limit=" + limit + "&order=" + order);
        while (page.getString("page.next_cursor") != null) {
            page = next(page, "next");
        }
        List<List<String>> pages = new ArrayList<>();
        pages.add(page.getList("data.id"));
        while (page.getString("page.prev_cursor") != null) {
            page = next(page, "prev");
            pages.add(page.getList("data.id"));
        }
        Collections.reverse(pages);
        return pages.stream().flatMap(List::stream).toList();
    }

    private static List<String> ids(JsonPath page) {
        return page.getList("data.id");
    }

    private static JsonPath page(Rows.Person person, String query) {
        Response answer = get("/v1/customers/" + person.id() + "/timeline?" + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static JsonPath next(JsonPath page, String direction) {
        Response answer = get(page.getString("links." + direction));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static Response get(String path) {
        return key().get(path);
    }

    private static RequestSpecification key() {
        return given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer test-bootstrap-key-for-paythread-0001");
    }

    private static String id(UUID entry) {
        return PublicId.format(IdPrefix.ENTRY, entry);
    }

    private static Attributes euros(long cents) {
        return Attributes.builder()
                .put(Attribute.AMOUNT, Money.of(cents, "EUR"))
                .build();
    }
}
