package io.paythread.identity;

import static io.paythread.identity.IdentityApi.BECAUSE;
import static io.paythread.identity.IdentityApi.customerOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.audit.AuditTrail;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One row of the audit log for each decision on who is who. */
@QuarkusTest
class DecisionAuditTest {
    private final People people;

    @Inject
    DecisionAuditTest(People people) {
        this.people = people;
    }

    @Test
    void takesDownJoiningSeparatingAndTakingBack() {
        // Given
        String ann = people.customer("cus_1", 0, People.called("Ann"));
        String other = people.customer("cus_2", 1, People.called("Ann B."));
        String merges = "/v1/customers/" + customerOf(ann) + "/merges";
        String merge = "{\"customer\": \"" + customerOf(other) + "\", \"reason\": \"same person\"}";

        // When
        Response preview = Api.send(merge).post(merges + "?dry_run=true");
        Response joined = Api.send(merge).post(merges);
        Response back = Api.send(BECAUSE).post("/v1/merges/" + joined.path("id") + "/reversals");
        Response again = Api.send(merge).post(merges);
        Response separated = Api.send("{\"accounts\": [\"" + other + "\"], \"reason\": \"two persons\"}")
                .post("/v1/customers/" + customerOf(ann) + "/separations");

        // Then
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(AuditTrail.of(preview)).isEmpty();
        assertThat(AuditTrail.actions(joined)).containsExactly("customer.merge");
        assertThat(AuditTrail.actions(back)).containsExactly("link.reverse");
        assertThat(AuditTrail.actions(again)).containsExactly("customer.merge");
        assertThat(AuditTrail.actions(separated)).containsExactly("customer.separate");
        Map<String, Object> row = AuditTrail.of(joined).get(0);
        assertThat(row).extracting("reason", "target.id").containsExactly("same person", joined.path("id"));
        assertThat(row.get("before")).asString().contains(ann, other);
    }

    @Test
    void takesDownWhatPeopleSayToLinks() {
        // Given: the same card suggests a link, twice.
        String first = people.customer("cus_1", 0, People.card("fp_1"), People.called("Eva Long"));
        String second = people.customer("cus_2", 1, People.card("fp_1"), People.called("Eva Long"));
        String third = people.customer("cus_3", 2, People.card("fp_2"), People.called("Ida Long"));
        String fourth = people.customer("cus_4", 3, People.card("fp_2"), People.called("Ida Long"));
        String wanted = IdentityApi.link(first, second, "same_card");
        String unwanted = IdentityApi.link(third, fourth, "same_card");

        // When
        Response accepted = Api.send(BECAUSE).post("/v1/links/" + wanted + "/acceptances");
        Response reversed = Api.send(BECAUSE).post("/v1/links/" + wanted + "/reversals");
        Response rejected = Api.send(BECAUSE).post("/v1/links/" + unwanted + "/rejections");
        Response asserted = Api.send("{\"account_a\": \"" + first + "\", \"account_b\": \"" + third
                        + "\", \"reason\": \"sisters who share\"}")
                .post("/v1/links");

        // Then
        assertThat(AuditTrail.actions(accepted)).containsExactly("link.accept");
        assertThat(AuditTrail.actions(reversed)).containsExactly("link.reverse");
        assertThat(AuditTrail.actions(rejected)).containsExactly("link.reject");
        assertThat(AuditTrail.actions(asserted)).containsExactly("link.create");
    }
}
