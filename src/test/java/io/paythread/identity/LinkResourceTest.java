package io.paythread.identity;

import static io.paythread.identity.IdentityApi.customerOf;
import static io.paythread.identity.IdentityApi.decide;
import static io.paythread.identity.IdentityApi.link;
import static io.paythread.identity.IdentityApi.links;
import static io.paythread.identity.IdentityApi.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.paythread.Api;
import io.paythread.fact.Identifier;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LinkResourceTest {
    private final People people;

    @Inject
    LinkResourceTest(People people) {
        this.people = people;
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\": \" \"}", "{\"reason\": null}"})
    void refusesADecisionWithoutAReason(String body) {
        // Given
        String suggestion = suggestion();

        // When
        var answer =
                Api.send(body).post("/v1/links/" + suggestion + "/acceptances").then();

        // Then
        answer.statusCode(422).body("errors[0].pointer", equalTo("/reason"));
        assertThat(state(suggestion)).isEqualTo("open");
    }

    @Test
    void refusesUnknownFields() {
        String body = "{\"reason\": \"x\", \"force\": true}";
        Api.send(body).post("/v1/links/" + suggestion() + "/acceptances").then().statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lnk_00000000000000000000000000", "lnk_1", "cst_00000000000000000000000000"})
    void knowsNoOtherLinks(String id) {
        Api.call().get("/v1/links/" + id).then().statusCode(404);
        decide("/v1/links/" + id + "/acceptances", 404);
    }

    @Test
    void refusesToAcceptWhatWasUndone() {
        // Given
        String link = joined();
        decide("/v1/links/" + link + "/reversals", 200);

        // When
        var answer = decide("/v1/links/" + link + "/acceptances", 409);

        // Then
        assertThat(answer.getString("detail")).contains("POST /v1/links");
        assertThat(state(link)).isEqualTo("undone");
    }

    @Test
    void refusesEveryMoveThatTheStateDoesNotAllow() {
        String accepted = joined();
        decide("/v1/links/" + accepted + "/rejections", 409);
        decide("/v1/links/" + accepted + "/acceptances", 409);
        String open = suggestion();
        decide("/v1/links/" + open + "/reversals", 409);
        decide("/v1/links/" + open + "/rejections", 200);
        decide("/v1/links/" + open + "/rejections", 409);
        decide("/v1/links/" + open + "/acceptances", 409);
        decide("/v1/links/" + open + "/reversals", 409);
    }

    @Test
    void refusesToLinkAnAccountWithItself() {
        String account = people.customer("cus_1", 0);
        var answer = post("/v1/links", body(account, account), 422);
        assertThat(answer.getString("errors[0].pointer")).isEqualTo("/account_b");
    }

    @Test
    void refusesToLinkWhatIsNoAccount() {
        String account = people.customer("cus_1", 0);
        post("/v1/links", body(account, "acc_00000000000000000000000000"), 404);
        post("/v1/links", body(account, "cus_1"), 422);
    }

    @Test
    void refusesToLinkWhatIsOneCustomerAlready() {
        String one = people.customer("cus_1", 0);
        String other = people.user("1", 1);
        post("/v1/links", body(one, other), 201);
        post("/v1/links", body(one, other), 409);
    }

    @Test
    void joinsByHandUntilItIsUndone() {
        // Given
        String one = people.customer("cus_1", 0);
        String other = people.user("1", 1);
        String customer = customerOf(one);
        String formerly = customerOf(other);

        // When
        String link = post("/v1/links", body(one, other), 201).getString("id");

        // Then
        assertThat(customerOf(other)).isEqualTo(customer);
        var made = IdentityApi.read("/v1/links/" + link);
        assertThat(made.getString("strength")).isEqualTo("asserted");
        assertThat(made.getString("state")).isEqualTo("accepted");
        assertThat(made.getString("actor")).isEqualTo("key:bootstrap");
        assertThat(IdentityApi.read("/v1/accounts/" + other).getString("strength"))
                .isEqualTo("asserted");

        // When
        decide("/v1/links/" + link + "/reversals", 200);

        // Then
        assertThat(customerOf(other)).isEqualTo(formerly);
        assertThat(customerOf(one)).isEqualTo(customer);
    }

    @Test
    void keepsApartWhatWasUndoneAlsoThroughAThird() {
        // Given
        String work = people.address("eva@work");
        String home = people.address("eva@home");
        String shop = people.customer("cus_1", 0, People.stated(work));
        String desk = people.user("1", 1, People.checked("identity:1", work));
        decide("/v1/links/" + link(shop, desk, "same_email") + "/reversals", 200);

        // When
        people.user("1", 2, People.checked("identity:2", home));
        String third = people.user("2", 3, People.checked("identity:1", home), People.checked("identity:2", work));

        // Then
        assertThat(customerOf(shop)).isNotEqualTo(customerOf(desk));
        assertThat(customerOf(third)).isIn(customerOf(shop), customerOf(desk));
        assertThat(links(customerOf(third), "open")).isNotEmpty();
    }

    @Test
    void acceptsASuggestionForGood() {
        // Given
        String suggestion = suggestion();

        // When
        decide("/v1/links/" + suggestion + "/acceptances", 200);

        // Then
        var link = IdentityApi.read("/v1/links/" + suggestion);
        assertThat(link.getString("state")).isEqualTo("accepted");
        assertThat(link.getString("strength")).isEqualTo("asserted");
        assertThat(link.getString("customer_a")).isEqualTo(link.getString("customer_b"));
    }

    @Test
    void keepsADecidedLinkWhenItsReasonGoesAndComesBack() {
        // Given
        String address = people.address("eva@work");
        String one = people.customer("cus_1", 0, People.stated(address));
        String other = people.customer("cus_2", 1, People.stated(address));
        String suggestion = link(one, other, "same_email");
        decide("/v1/links/" + suggestion + "/rejections", 200);

        // When
        people.customer("cus_2", 2, People.stated(people.address("jan@work")));

        // Then
        assertThat(state(suggestion)).isEqualTo("rejected");

        // When
        people.customer("cus_2", 3, People.stated(address));

        // Then
        assertThat(state(suggestion)).isEqualTo("rejected");
        assertThat(links(customerOf(one), "open")).isEmpty();
    }

    @Test
    void forgetsASuggestionWhoseReasonIsGone() {
        // Given
        String address = people.address("eva@work");
        String one = people.customer("cus_1", 0, People.stated(address));
        String other = people.customer("cus_2", 1, People.stated(address));
        String suggestion = link(one, other, "same_email");

        // When
        people.customer("cus_2", 2, Identifier.removed("email", Identifier.Type.EMAIL));

        // Then
        Api.call().get("/v1/links/" + suggestion).then().statusCode(404);
    }

    @Test
    void listsByStateStrengthRuleAndCustomer() {
        String suggestion = suggestion();
        String customer = IdentityApi.read("/v1/links/" + suggestion).getString("customer_a");
        assertThat(IdentityApi.read("/v1/links?state=open&strength=suggested&rule=same_email&customer=" + customer)
                        .getList("data.id", String.class))
                .containsExactly(suggestion);
        assertThat(IdentityApi.read("/v1/links?state=accepted&customer=" + customer)
                        .getList("data"))
                .isEmpty();
    }

    @Test
    void refusesFiltersThatItDoesNotKnow() {
        Api.call()
                .get("/v1/links?state=maybe&rule=same_hat&customer=eva")
                .then()
                .statusCode(422)
                .body("errors.size()", equalTo(3));
        Api.call().get("/v1/links?colour=red").then().statusCode(400);
    }

    @Test
    void neverQuotesAnAddressInAnError() {
        Api.call()
                .get("/v1/accounts?email=eva%20at%20work.example")
                .then()
                .statusCode(422)
                .body("detail", not(containsString("eva")));
    }

    /** Two accounts that say the same address, which nobody checked. */
    private String suggestion() {
        String address = people.address("eva@work");
        String one = people.customer("cus_s1", 0, People.stated(address));
        String other = people.customer("cus_s2", 1, People.stated(address));
        return link(one, other, "same_email");
    }

    /** Two accounts that a checked address joins. */
    private String joined() {
        String address = people.address("jan@work");
        String one = people.customer("cus_j1", 0, People.stated(address));
        String other = people.user("j1", 1, People.checked("identity:1", address));
        return link(one, other, "same_email");
    }

    private static String state(String link) {
        return IdentityApi.read("/v1/links/" + link).getString("state");
    }

    private static String body(String one, String other) {
        return "{\"account_a\": \"" + one + "\", \"account_b\": \"" + other + "\", \"reason\": \"same person\"}";
    }
}
