package io.paythread.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.paythread.Api;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Payments, refunds, disputes, tickets and their like, from rows as projection writes them. */
@QuarkusTest
class ObjectResourceTest {
    private static final Instant NINE = Instant.parse("2026-09-14T09:00:00Z");

    private final Rows rows;
    private UUID source = new UUID(0, 0);
    private Rows.Person person = new Rows.Person(source, List.of());

    @Inject
    ObjectResourceTest(Rows rows) {
        this.rows = rows;
    }

    @BeforeEach
    void somebody() {
        source = rows.source();
        person = rows.person(source);
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
    void showsAPaymentWithItsAttemptsRefundsAndDisputes() {
        // Given
        Payment payment = payment("succeeded", NINE, 4_990);

        // When
        JsonPath view = read("/v1/payments/" + payment.id());

        // Then
        assertThat(view.getString("status")).isEqualTo("succeeded");
        assertThat(view.getInt("amount.amount")).isEqualTo(4_990);
        assertThat(view.getInt("attempt_count")).isEqualTo(2);
        assertThat(view.getList("attempts.status")).containsExactly("failed", "succeeded");
        assertThat(view.getList("attempts.number")).containsExactly(1, 2);
        assertThat(view.getString("last_decline.code")).isEqualTo("insufficient_funds");
        assertThat(view.getList("refunds.payment")).containsExactly(payment.id());
        assertThat(view.getString("disputes[0].stage")).isEqualTo("inquiry");
        assertThat(view.getString("customer")).isEqualTo(person.id());
        assertThat(view.getString("external_refs[0].id")).isEqualTo(payment.reference());
        assertThat(read("/v1/payments/" + payment.id() + "/attempts").getList("data.id"))
                .isEqualTo(view.getList("attempts.id"));
    }

    @Test
    void answersThePaymentUnderTheIdThatItsChargeHadAlone() {
        // Given
        Payment payment = payment("succeeded", NINE, 100);
        Reference former = new Reference(ObjectType.PAYMENT, payment.attempt());
        rows.reference(payment.matter(), source, former);
        String formerId = PublicId.format(IdPrefix.PAYMENT, PublicIds.uuid(source, former.toString()));

        // When
        Response answer = get("/v1/payments/" + formerId);

        // Then
        assertThat(answer.header("Content-Location")).isEqualTo("/v1/payments/" + payment.id());
        assertThat(answer.jsonPath().getString("id")).isEqualTo(payment.id());
    }

    @Test
    void filtersPayments() {
        // Given
        Payment paid = payment("succeeded", NINE, 4_990);
        Payment open = payment("processing", NINE.plusSeconds(60), 100);
        String mine = "/v1/payments?customer=" + person.id();

        // Then
        assertThat(ids(mine)).containsExactly(open.id(), paid.id());
        assertThat(ids(mine + "&status=succeeded")).containsExactly(paid.id());
        assertThat(ids(mine + "&amount[gte]=101&currency=EUR")).containsExactly(paid.id());
        assertThat(ids(mine + "&amount[lte]=100&currency=EUR")).containsExactly(open.id());
        assertThat(ids(mine + "&amount[gte]=1&currency=USD")).isEmpty();
        assertThat(ids(mine + "&decline_code=insufficient_funds")).containsExactly(open.id(), paid.id());
        assertThat(ids(mine + "&decline_code=stolen_card")).isEmpty();
        assertThat(ids(mine + "&network=mastercard&method=card")).containsExactly(open.id(), paid.id());
        assertThat(ids(mine + "&created[gt]=2026-09-14T09:00:00Z")).containsExactly(open.id());
        assertThat(ids(mine + "&created[gte]=2026-09-14T09:00:00Z&created[lte]=2026-09-14T09:00:00Z"))
                .containsExactly(paid.id());
        assertThat(ids("/v1/payments?source=" + PublicId.format(IdPrefix.SOURCE, source)))
                .containsExactly(open.id(), paid.id());
        assertThat(ids("/v1/payments?customer=cst_00000000000000000000000000")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void pagesOverPaymentsOfOneMomentBothWays(int limit) {
        // Given
        for (int i = 0; i < 7; i++) {
            rows.object(
                    rows.matter(source, person.account()),
                    source,
                    person.account(),
                    new Reference(ObjectType.PAYMENT, rows.unique("pi")),
                    "succeeded",
                    NINE,
                    Attributes.NONE,
                    List.of());
        }
        String mine = "/v1/payments?customer=" + person.id();
        List<String> whole = ids(mine);

        // When
        List<String> forward = new ArrayList<>();
        JsonPath page = read(mine + "&limit=" + limit);
        forward.addAll(page.getList("data.id"));
        while (page.getString("links.next") != null) {
            page = read(page.getString("links.next"));
            forward.addAll(page.getList("data.id"));
        }
        List<String> backward = new ArrayList<>(page.getList("data.id"));
        while (page.getString("links.prev") != null) {
            page = read(page.getString("links.prev"));
            backward.addAll(0, page.getList("data.id"));
        }

        // Then
        assertThat(whole).hasSize(7);
        assertThat(forward).isEqualTo(whole);
        assertThat(backward).isEqualTo(whole);
    }

    @Test
    void filtersDisputesByStageAndDeadline() {
        // Given
        Payment payment = payment("succeeded", NINE, 100);
        String mine = "/v1/disputes?customer=" + person.id();

        // Then
        assertThat(ids(mine)).containsExactly(payment.dispute());
        assertThat(ids(mine + "&stage=inquiry&state=warning_needs_response&reason=fraudulent&network=visa"))
                .containsExactly(payment.dispute());
        assertThat(ids(mine + "&stage=chargeback")).isEmpty();
        assertThat(ids(mine + "&due[lte]=2026-10-01T23:59:59Z")).containsExactly(payment.dispute());
        assertThat(ids(mine + "&due[gte]=2026-10-02T00:00:00Z")).isEmpty();
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
    void findsWhatAnyIdStandsFor() {
        // Given
        Payment payment = payment("succeeded", NINE, 100);
        UUID entry = rows.entry(source, person.account(), Kind.REVIEW_OPENED, NINE, Attributes.NONE);
        String entryId = PublicId.format(IdPrefix.ENTRY, entry);
        String review = read("/v1/entries/" + entryId).getString("subject.reference");

        // Then
        assertThat(hits(payment.reference())).containsExactly("/v1/payments/" + payment.id());
        assertThat(hits(payment.attempt())).containsExactly("/v1/payments/" + payment.id() + "/attempts");
        assertThat(hits(payment.id())).containsExactly("/v1/payments/" + payment.id());
        assertThat(hits(payment.dispute())).containsExactly("/v1/disputes/" + payment.dispute());
        assertThat(hits(person.id())).containsExactly("/v1/customers/" + person.id());
        assertThat(hits(entryId)).containsExactly("/v1/entries/" + entryId);
        assertThat(hits(review)).containsExactly("/v1/entries/" + entryId);
    }

    @Test
    void findsAllThingsThatShareAnId() {
        // Given
        UUID other = rows.source();
        Rows.Person somebody = rows.person(other);
        Reference ticket = new Reference(ObjectType.TICKET, rows.unique("77"));
        for (UUID at : List.of(source, other)) {
            UUID account = at.equals(source) ? person.account() : somebody.account();
            UUID matter = rows.matter(at, account, ticket);
            rows.object(matter, at, account, ticket, "open", NINE, Attributes.NONE, List.of(ticket));
        }

        // When
        JsonPath found = read("/v1/lookup?ref=" + ticket.value());

        // Then
        assertThat(found.getList("data.object")).containsExactly("ticket", "ticket");
        assertThat(found.getList("data.source"))
                .containsExactlyInAnyOrder(
                        PublicId.format(IdPrefix.SOURCE, source), PublicId.format(IdPrefix.SOURCE, other));
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

    /** A payment with two attempts, a refund and an inquiry. */
    private Payment payment(String status, Instant at, long cents) {
        String name = rows.unique("p");
        Reference pi = new Reference(ObjectType.PAYMENT, "pi_" + name);
        Reference first = new Reference(ObjectType.ATTEMPT, "ch_1" + name);
        Reference second = new Reference(ObjectType.ATTEMPT, "ch_2" + name);
        Reference refund = new Reference(ObjectType.REFUND, "re_" + name);
        Reference dispute = new Reference(ObjectType.DISPUTE, "dp_" + name);
        List<Reference> all = List.of(pi, first, second, refund, dispute);
        UUID matter = rows.matter(source, person.account(), all.toArray(Reference[]::new));
        UUID id = object(matter, pi, status, at, amount(cents).build(), all);
        Attributes declined = amount(cents)
                .put(Attribute.DECLINE_CODE, "insufficient_funds")
                .put(Attribute.METHOD, "card")
                .put(Attribute.CARD_BRAND, "visa")
                .build();
        Attributes approved = amount(cents)
                .put(Attribute.METHOD, "card")
                .put(Attribute.CARD_BRAND, "mastercard")
                .build();
        Attributes inquiry = amount(cents)
                .put(Attribute.DUE_AT, Instant.parse("2026-10-01T23:59:59Z"))
                .put(Attribute.REASON, "fraudulent")
                .put(Attribute.NETWORK, "visa")
                .build();
        object(matter, first, "failed", at, declined, List.of(first, pi));
        object(matter, second, "succeeded", at.plusSeconds(1), approved, List.of(second, pi));
        object(matter, refund, "succeeded", at.plusSeconds(2), amount(1).build(), List.of(refund, second));
        UUID disputed =
                object(matter, dispute, "warning_needs_response", at.plusSeconds(3), inquiry, List.of(dispute, second));
        return new Payment(
                PublicId.format(IdPrefix.PAYMENT, id),
                matter,
                pi.value(),
                first.value(),
                PublicId.format(IdPrefix.DISPUTE, disputed));
    }

    @CanIgnoreReturnValue
    private UUID object(
            UUID matter, Reference reference, String status, Instant at, Attributes attributes, List<Reference> about) {
        return rows.object(matter, source, person.account(), reference, status, at, attributes, about);
    }

    private void message(UUID matter, Reference ticket, Instant at, String text, boolean isPublic) {
        Reference message = new Reference(ObjectType.MESSAGE, rows.unique("m"));
        Attributes attributes = Attributes.builder()
                .put(Attribute.TEXT, text)
                .put(Attribute.PUBLIC, isPublic)
                .build();
        rows.object(matter, source, person.account(), message, null, at, attributes, List.of(message, ticket));
    }

    private static Attributes.Builder amount(long cents) {
        return Attributes.builder().put(Attribute.AMOUNT, Money.of(cents, "EUR"));
    }

    private record Payment(String id, UUID matter, String reference, String attempt, String dispute) {}

    private static List<String> hits(String reference) {
        return read("/v1/lookup?ref=" + reference).getList("data.url");
    }

    private static List<String> ids(String path) {
        return read(path).getList("data.id");
    }

    private static JsonPath read(String path) {
        Response answer = get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static Response get(String path) {
        return Api.call().urlEncodingEnabled(false).get(path);
    }
}
