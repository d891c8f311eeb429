package io.paythread.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.paythread.Api;
import io.paythread.security.Role;
import io.paythread.security.TestKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was taken out at the door, as people read of it. */
@QuarkusTest
class CardRedactionResourceTest {
    private static final String LIST = "/v1/card-redactions";

    @ParameterizedTest
    @ValueSource(
            strings = {"rule=guess", "source=fake", "from=now", "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z"})
    void refusesFiltersThatMakeNoSense(String query) {
        Api.call().get(LIST + "?" + query).then().statusCode(422).body("code", equalTo("invalid_value"));
    }

    @Test
    void tellsAuditorsWhatWasTakenOutOfWhich() {
        // Given
        TestSource source = TestSource.fake();
        source.send("one note | my card is 4242 4242 4242 4242").statusCode(200);

        // When
        JsonPath found = TestKeys.of(Role.AUDITOR)
                .call()
                .get(LIST + "?source=" + source.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        // Then
        assertThat(found.getList("data")).hasSize(1);
        assertThat(found.getString("data[0].target.id"))
                .isEqualTo(source.events().jsonPath().getString("data[0].id"));
        assertThat(found.getString("data[0].source")).isEqualTo(source.id());
        assertThat(found.getString("data[0].found_by")).isEqualTo("door");
        assertThat(found.getString("data[0].rule")).isEqualTo("card_number");
        assertThat(found.getString("data[0].brand")).isEqualTo("Visa");
        assertThat(found.getString("data[0].last_four")).isEqualTo("4242");
    }

    @Test
    void findsThemBySourceRuleAndTimePageByPage() {
        // Given
        TestSource other = TestSource.fake();
        other.send("elsewhere note | 5555 5555 5555 4444").statusCode(200);
        TestSource source = TestSource.fake();
        source.send("one note | 4242 4242 4242 4242").statusCode(200);
        source.send("two note | 3782 822463 10005").statusCode(200);
        source.send("three note | cvc: 123").statusCode(200);

        // When
        List<String> numbers = lastFours(LIST + "?rule=card_number&limit=1&source=" + source.id());
        List<String> later = lastFours(LIST + "?from=2100-01-01T00:00:00Z&source=" + source.id());

        // Then
        assertThat(numbers).containsExactly("0005", "4242");
        assertThat(later).isEmpty();
    }

    private static List<String> lastFours(String from) {
        List<String> seen = new ArrayList<>();
        for (String next = from; next != null; ) {
            JsonPath page =
                    Api.call().get(next).then().statusCode(200).extract().jsonPath();
            seen.addAll(page.getList("data.last_four", String.class));
            next = page.getString("links.next");
        }
        return seen;
    }
}
