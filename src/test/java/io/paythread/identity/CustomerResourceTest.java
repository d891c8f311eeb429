package io.paythread.identity;

import static io.paythread.identity.IdentityApi.customerOf;
import static io.paythread.identity.IdentityApi.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.paythread.Api;
import io.paythread.fact.Identifier;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CustomerResourceTest {
    private final People people;

    @Inject
    CustomerResourceTest(People people) {
        this.people = people;
    }

    @ParameterizedTest
    @ValueSource(strings = {"email=nobody", "phone=12", "q=--", "limit=0"})
    void refusesFiltersThatCannotBeMeant(String query) {
        Api.call().get("/v1/customers?" + query).then().statusCode(422).body("errors", hasSize(1));
    }

    @Test
    void refusesAForeignCursor() {
        Api.call().get("/v1/customers?cursor=abc").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/accounts", "/links", "/identity-decisions"})
    void knowsNoOtherCustomers(String path) {
        Api.call()
                .get("/v1/customers/cst_00000000000000000000000000" + path)
                .then()
                .statusCode(404);
        Api.call().get("/v1/customers/eva" + path).then().statusCode(404);
    }

    @Test
    void showsACustomerWithItsAccounts() {
        // Given
        String address = people.address("eva@work");
        String shop = people.customer("cus_1", 5, People.stated(address), People.called("E. Novak"));
        String desk = people.user("1", 1, People.checked("identity:1", " " + address), People.called("Eva Novák"));

        // When
        var customer = read("/v1/customers/" + customerOf(shop));

        // Then
        assertThat(customer.getString("name")).isEqualTo("Eva Novák");
        assertThat(customer.getString("email")).isEqualTo(address);
        assertThat(customer.getString("since")).isEqualTo("2026-09-14T08:01:00.000000Z");
        assertThat(customer.getList("accounts.id", String.class)).containsExactly(desk, shop);
        assertThat(customer.getList("external_refs.id", String.class)).containsExactly("1", "cus_1");
        assertThat(customer.getList("accounts[1].identifiers.type", String.class))
                .containsExactlyInAnyOrder("email", "name");
        assertThat(customer.getInt("open_links")).isZero();
    }

    @Test
    void findsACustomerByAnythingThatIsKnownOfIt() {
        // Given
        String address = people.address("eva@work");
        String family = people.word("novak");
        String account = people.customer(
                people.word("cus_"),
                0,
                People.stated(address),
                People.called("Eva " + family),
                Identifier.stated("phone", Identifier.Type.PHONE, "+43 660 987654321"));
        String customer = customerOf(account);

        // Then
        assertThat(found("email=" + address.toUpperCase(Locale.ROOT))).containsExactly(customer);
        assertThat(found("q=" + family.substring(0, family.length() - 3) + " EV"))
                .containsExactly(customer);
        assertThat(found("external_ref=" + people.word("cus_"))).containsExactly(customer);
        assertThat(found("phone=0043660987654321&email=" + address)).containsExactly(customer);
        assertThat(found("q=" + family + " Petr")).isEmpty();
        assertThat(read("/v1/accounts?email=" + address).getList("data.id", String.class))
                .containsExactly(account);
        assertThat(read("/v1/accounts?source=" + PublicId.format(IdPrefix.SOURCE, people.shop()) + "&reference="
                                + people.word("cus_"))
                        .getList("data.id", String.class))
                .containsExactly(account);
    }

    @Test
    void pagesThroughAllWithoutRepeatingOrLeavingOut() {
        // Given
        String family = people.word("sedlak");
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(0, customerOf(people.customer("cus_" + i, i / 2, People.called("Jan " + family))));
        }

        // When
        List<String> seen = new ArrayList<>();
        String next = "/v1/customers?limit=2&q=" + family;
        while (next != null) {
            var page = read(next);
            seen.addAll(page.getList("data.id", String.class));
            next = page.getString("links.next");
        }

        // Then
        assertThat(seen).hasSize(5).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void answersForACustomerThatWasJoined() {
        // Given
        String older = people.customer("cus_1", 0);
        String younger = people.user("1", 1);
        String survivor = customerOf(older);
        String joined = customerOf(younger);
        IdentityApi.join(older, younger);

        // Then
        Api.call()
                .get("/v1/customers/" + joined)
                .then()
                .statusCode(200)
                .body("id", equalTo(survivor))
                .header("Content-Location", endsWith("/v1/customers/" + survivor));
        Api.call()
                .get("/v1/customers/" + joined + "/accounts")
                .then()
                .body("data", hasSize(2))
                .header("Content-Location", endsWith("/v1/customers/" + survivor + "/accounts"));
        Api.call().get("/v1/customers/" + survivor).then().header("Content-Location", nullValue());
    }

    @Test
    void savesAnAnswerThatTheCallerHasAlready() {
        // Given
        String account = people.customer("cus_1", 0);
        String path = "/v1/customers/" + customerOf(account);
        String tag = Api.call().get(path).then().extract().header("ETag");

        // Then
        Api.call().header("If-None-Match", tag).get(path).then().statusCode(304);

        // When
        people.customer("cus_1", 1, People.called("Eva"));

        // Then
        Api.call().header("If-None-Match", tag).get(path).then().statusCode(200).body("name", equalTo("Eva"));
    }

    private static List<String> found(String query) {
        return read("/v1/customers?" + query).getList("data.id", String.class);
    }
}
