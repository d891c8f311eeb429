package io.paythread.identity;

import static io.paythread.identity.IdentityApi.customerOf;
import static io.paythread.identity.IdentityApi.decide;
import static io.paythread.identity.IdentityApi.post;
import static io.paythread.identity.IdentityApi.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JoiningResourceTest {
    private final Database database;
    private final People people;
    private String shop = "";
    private String desk = "";
    private String other = "";

    @Inject
    JoiningResourceTest(Database database, People people) {
        this.database = database;
        this.people = people;
    }

    /** One customer of two accounts, and another. */
    @BeforeEach
    void told() {
        String address = people.address("eva@work");
        shop = people.customer("cus_1", 0, People.stated(address));
        desk = people.user("1", 1, People.checked("identity:1", address));
        other = people.customer("cus_2", 2, People.called("Eva"));
    }

    @Test
    void refusesToJoinACustomerWithItself() {
        post(merges(), merge(customerOf(desk)), 409);
        post(merges() + "?dry_run=true", merge(customerOf(desk)), 409);
    }

    @Test
    void refusesToJoinWhatIsNoCustomer() {
        post(merges(), merge("cst_00000000000000000000000000"), 404);
        assertThat(post(merges(), merge("eva"), 422).getString("errors[0].pointer"))
                .isEqualTo("/customer");
        post(merges() + "?dry_run=maybe", merge(customerOf(other)), 422);
    }

    @Test
    void refusesToSeparateWhatIsNotTheCustomers() {
        String path = separations();
        assertThat(post(path, separation(other), 422).getString("errors[0].code"))
                .isEqualTo("foreign_account");
        assertThat(post(path, separation(shop, desk), 422).getString("errors[0].code"))
                .isEqualTo("nothing_left");
        assertThat(post(path, separation(), 422).getString("errors[0].pointer")).isEqualTo("/accounts");
        assertThat(post(path, separation("cus_1"), 422).getString("errors[0].pointer"))
                .isEqualTo("/accounts/0");
    }

    @Test
    void showsWhatAJoinWouldDoAndDoesNothing() {
        // Given
        List<String> before = dump();
        String joining = customerOf(other);

        // When
        var preview = post(merges() + "?dry_run=true", merge(joining), 200);

        // Then
        assertThat(preview.getList("before")).hasSize(2);
        assertThat(preview.getList("after.customer", String.class)).containsExactly(customerOf(shop));
        assertThat(preview.getList("after[0].accounts", String.class)).containsExactlyInAnyOrder(shop, desk, other);
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void givesEverythingBackWhenAJoinIsTakenBack() {
        // Given
        List<String> before = dump();
        String customer = customerOf(shop);

        // When
        String merge = post(merges(), merge(customerOf(other)), 201).getString("id");

        // Then
        assertThat(customerOf(other)).isEqualTo(customer);
        assertThat(read("/v1/merges/" + merge).getString("state")).isEqualTo("accepted");

        // When
        decide("/v1/merges/" + merge + "/reversals", 200);

        // Then
        assertThat(dump()).isEqualTo(before);
        assertThat(read("/v1/merges/" + merge).getString("state")).isEqualTo("undone");
        decide("/v1/merges/" + merge + "/reversals", 409);
        assertThat(read("/v1/customers/" + customer + "/identity-decisions").getList("data.action", String.class))
                .containsExactly("undone", "joined");
    }

    @Test
    void separatesAndStaysSeparate() {
        // Given
        String customer = customerOf(shop);
        var preview = post(separations() + "?dry_run=true", separation(desk), 200);

        // When
        var decision = post(separations(), separation(desk), 201);
        people.repeat();

        // Then
        assertThat(customerOf(shop)).isEqualTo(customer);
        assertThat(customerOf(desk)).isNotEqualTo(customer);
        assertThat(decision.getList("after"))
                .isEqualTo(preview.getList("after"))
                .hasSize(2);
        assertThat(read("/v1/customers/" + customer + "/links").getList("data.state", String.class))
                .containsExactly("undone");
    }

    @Test
    void joinsAgainWhatWasSeparated() {
        // Given
        List<String> before = dump();
        post(separations(), separation(desk), 201);

        // When
        post(merges(), merge(customerOf(desk)), 201);

        // Then
        assertThat(dump()).isEqualTo(before);
    }

    /** Memberships and customers; links bear the marks of decisions. */
    private List<String> dump() {
        UUID[] ids = Stream.of(shop, desk, other)
                .map(account -> PublicId.parse(IdPrefix.ACCOUNT, account).orElseThrow())
                .toArray(UUID[]::new);
        return database.reading(tx -> IdentityDump.of(tx, ids)).await().indefinitely().stream()
                .filter(line -> !line.startsWith("link|"))
                .toList();
    }

    private String merges() {
        return "/v1/customers/" + customerOf(shop) + "/merges";
    }

    private String separations() {
        return "/v1/customers/" + customerOf(shop) + "/separations";
    }

    private static String merge(String customer) {
        return "{\"customer\": \"" + customer + "\", \"reason\": \"same person\"}";
    }

    private static String separation(String... accounts) {
        String list = accounts.length == 0 ? "" : "\"" + String.join("\", \"", accounts) + "\"";
        return "{\"accounts\": [" + list + "], \"reason\": \"two people\"}";
    }
}
