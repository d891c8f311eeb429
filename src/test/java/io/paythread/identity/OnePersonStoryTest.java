package io.paythread.identity;

import static io.paythread.identity.IdentityApi.customerOf;
import static io.paythread.identity.IdentityApi.decide;
import static io.paythread.identity.IdentityApi.link;
import static io.paythread.identity.IdentityApi.links;
import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Story S05 as far as identity goes: one person, two addresses, two shop customers, and a family card. */
@QuarkusTest
class OnePersonStoryTest {
    private final People people;
    private String user = "";
    private String first = "";
    private String second = "";
    private String petr = "";

    @Inject
    OnePersonStoryTest(People people) {
        this.people = people;
    }

    @BeforeEach
    void told() {
        String work = people.address("eva@work");
        String home = people.address("eva.novak@home");
        first = people.customer("cus_E1", 0, People.stated(work));
        people.customer("cus_E1", 5, People.card("fp_77"));
        second = people.customer("cus_E2", 60, People.stated(" " + home.replace("eva.novak", "Eva.Novak")));
        people.customer("cus_E2", 65, People.card("fp_77"));
        petr = people.customer("cus_E3", 120, People.stated(people.address("petr@home")));
        people.customer("cus_E3", 125, People.card("fp_77"));
        user = people.user("777", 130, People.checked("identity:1", work), People.checked("identity:2", home));
    }

    @Test
    void joinsByCheckedAddressesAndOnlySuggestsTheCard() {
        assertThat(customerOf(user)).isEqualTo(customerOf(first)).isEqualTo(customerOf(second));
        assertThat(customerOf(petr)).isNotEqualTo(customerOf(first));
        assertThat(links(customerOf(petr), "open")).hasSize(2).allSatisfy(link -> assertThat(link)
                .containsEntry("rule", "same_card")
                .containsEntry("strength", "suggested"));
        assertThat(links(customerOf(first), "accepted")).hasSize(2).allSatisfy(link -> assertThat(link)
                .containsEntry("strength", "verified"));
    }

    @Test
    void followsWhatPeopleDecide() {
        // Given
        String eva = customerOf(first);
        String suggestion = link(petr, second, "same_card");

        // When
        decide("/v1/links/" + suggestion + "/rejections", 200);
        people.customer("cus_E3", 200, People.card("fp_77"));
        people.repeat();

        // Then
        assertThat(links(customerOf(petr), "open")).isEmpty();
        assertThat(links(customerOf(petr), "rejected")).hasSize(2);
        assertThat(customerOf(petr)).isNotEqualTo(eva);

        // When
        decide("/v1/links/" + link(second, user, "same_email") + "/reversals", 200);
        people.repeat();

        // Then
        assertThat(customerOf(first)).isEqualTo(customerOf(user)).isEqualTo(eva);
        assertThat(customerOf(second)).isNotEqualTo(eva);

        // When
        IdentityApi.join(first, second);

        // Then
        assertThat(customerOf(first))
                .isEqualTo(customerOf(second))
                .isEqualTo(customerOf(user))
                .isEqualTo(eva);
        assertThat(Api.call()
                        .get("/v1/customers/" + eva + "/identity-decisions")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("data.action", String.class))
                .containsExactly("asserted", "undone", "rejected");
    }
}
