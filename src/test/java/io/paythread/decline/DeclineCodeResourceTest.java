package io.paythread.decline;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.security.Role;
import io.paythread.security.TestKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeclineCodeResourceTest {

    @Test
    void explainsACodeInTheLanguageAskedFor() {
        // When
        JsonPath asked =
                Api.call().get("/v1/decline-codes/insufficient_funds?locale=es").jsonPath();
        JsonPath accepted = Api.call()
                .header("Accept-Language", "ja, en;q=0.5")
                .get("/v1/decline-codes/insufficient_funds")
                .jsonPath();

        // Then
        assertThat(asked.getString("locale")).isEqualTo("es");
        assertThat(asked.getString("actor")).isEqualTo("customer");
        assertThat(asked.getBoolean("may_be_told")).isTrue();
        assertThat(asked.getString("customer_message")).contains("saldo suficiente");
        assertThat(accepted.getString("locale")).isEqualTo("ja");
    }

    @Test
    void whoMayNotSeeReservedReasonsSeesThemAsUnknownOnes() {
        // Given
        TestKeys.Bearer agent = TestKeys.of(Role.AGENT);

        // When
        String reserved = agent.call().get("/v1/decline-codes/stolen_card").asString();
        String unknown = agent.call().get("/v1/decline-codes/brand_new_code").asString();
        String all = agent.call().get("/v1/decline-codes").asString();

        // Then
        assertThat(reserved.replace("stolen_card", "brand_new_code")).isEqualTo(unknown);
        assertThat(all).contains("insufficient_funds").doesNotContain("stolen", "fraud", "lost_card", "Radar");
        assertThat(Api.call().get("/v1/decline-codes/stolen_card").jsonPath().getBoolean("known"))
                .isTrue();
    }

    @Test
    void listsTheCodesOfOthersAndNarrowsThemDown() {
        // Then
        assertThat(Api.call().get("/v1/decline-codes?provider=adyen").jsonPath().getList("data"))
                .hasSize(45);
        assertThat(Api.call()
                        .get("/v1/decline-codes?provider=mastercard&type=advice")
                        .jsonPath()
                        .getList("data.id"))
                .contains("03", "24");
        assertThat(Api.call()
                        .get("/v1/decline-codes?may_be_told=false")
                        .jsonPath()
                        .getList("data.id"))
                .contains("fraudulent", "rule")
                .doesNotContain("expired_card");
        assertThat(Api.call()
                        .get("/v1/decline-codes?provider=adyen&type=advice")
                        .statusCode())
                .isEqualTo(422);
        assertThat(Api.call().get("/v1/decline-codes?locale=%25").statusCode()).isEqualTo(422);
    }
}
