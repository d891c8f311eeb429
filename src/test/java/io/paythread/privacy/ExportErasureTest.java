package io.paythread.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Files in which a person stands, when the person goes. */
@QuarkusTest
class ExportErasureTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ErasureStage stage;
    private final Clock clock;

    @Inject
    ExportErasureTest(ErasureStage stage, Clock clock) {
        this.stage = stage;
        this.clock = clock;
    }

    @Test
    void filesGoWithThePersonAndOthersStay() {
        // Given
        PersonStory person = new PersonStory(stage, clock.instant());
        person.happens();
        String customer = person.customer();
        PersonStory other = new PersonStory(stage, clock.instant());
        other.happens();
        JsonPath payments = made("payments", customer);
        JsonPath tickets = made("tickets", customer);
        JsonPath ofOther = made("payments", other.customer());
        String everybody = file(made("customers", ""));
        assertThat(payments.getInt("rows")).isPositive();
        assertThat(tickets.getInt("rows")).isPositive();
        assertThat(everybody).isNotEmpty();

        // When
        JsonPath unused = stage.awaitJob(person.erase(customer, false));

        // Then
        assertThat(Api.call().get(payments.getString("files[0].url")).statusCode())
                .isEqualTo(410);
        assertThat(Api.call().get(tickets.getString("files[0].url")).statusCode())
                .isEqualTo(410);
        assertThat(Api.call().get(ofOther.getString("files[0].url")).statusCode())
                .isEqualTo(200);
        JsonPath gone =
                Api.call().get("/v1/exports/" + payments.getString("id")).jsonPath();
        assertThat(gone.getString("state")).isEqualTo("erased");
        assertThat(gone.getMap("filter")).isEmpty();
        assertThat(file(made("customers", ""))).doesNotContain(customer).doesNotContain(person.email);
    }

    private static String file(JsonPath export) {
        StringBuilder all = new StringBuilder();
        export.getList("files.url", String.class)
                .forEach(url -> all.append(Api.call().get(url).asString()));
        return all.toString();
    }

    private static JsonPath made(String list, String customer) {
        String filter = customer.isEmpty() ? "" : ",\"filter\":{\"customer\":\"" + customer + "\"}";
        String id = Api.send("{\"resource\":\"" + list + "\"" + filter + "}")
                .post("/v1/exports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Eventually.within(PATIENCE, () -> assertThat(
                        Api.call().get("/v1/exports/" + id).jsonPath().getString("state"))
                .isEqualTo("succeeded"));
        return Api.call().get("/v1/exports/" + id).jsonPath();
    }
}
