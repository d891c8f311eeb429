package io.paythread.timeline;

import static io.paythread.timeline.TimelineApi.get;
import static io.paythread.timeline.TimelineApi.ids;
import static io.paythread.timeline.TimelineApi.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.fact.Attributes;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.time.Timestamps;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payments with all that belongs to them, as rows that projection writes. */
@QuarkusTest
class PaymentResourceTest extends ObjectStage {
    @Inject
    PaymentResourceTest(Rows rows) {
        super(rows);
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
    void givesTheListAsAFile() {
        // Given: more than are read at once
        int many = 501;
        for (int i = 0; i < many; i++) {
            Reference pi = new Reference(ObjectType.PAYMENT, rows.unique("pi"));
            UUID matter = rows.matter(source, person.account(), pi);
            object(matter, pi, "succeeded", NINE.plusSeconds(i), Attributes.NONE, List.of(pi));
        }
        String mine = "/v1/payments?source=" + PublicId.format(IdPrefix.SOURCE, source);

        // When
        List<String> csv =
                Api.call().accept("text/csv").get(mine).asString().lines().toList();
        List<String> lines = Api.call()
                .accept("application/x-ndjson")
                .get(mine)
                .asString()
                .lines()
                .toList();

        // Then
        assertThat(csv).hasSize(many + 1).doesNotHaveDuplicates();
        assertThat(csv.get(0)).startsWith("id,status,amount,currency,");
        assertThat(lines).hasSize(many).doesNotHaveDuplicates();
        assertThat(new JsonPath(lines.get(0)).getString("created_at"))
                .isEqualTo(Timestamps.format(NINE.plusSeconds(many - 1)));
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
}
