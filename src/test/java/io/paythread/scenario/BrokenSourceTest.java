package io.paythread.scenario;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.demo.HelpdeskUser;
import io.paythread.demo.Provider;
import io.paythread.demo.Signatures;
import io.paythread.demo.Ticket;
import io.paythread.demo.ZendeskEvents;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A source whose key cannot be opened any more, beside one that is well. */
@QuarkusTest
@WithTestResource(ProviderStandIns.class)
class BrokenSourceTest extends ReconcileScene {
    private String broken = "";

    @Inject
    BrokenSourceTest(
            Stage stage,
            TestClock clock,
            Database database,
            @ConfigProperty(name = ProviderStandIns.PORT, defaultValue = "0") int port) {
        super(stage, clock, database, port);
    }

    @AfterEach
    void takeTheKeyAway() {
        assertThat(Api.call().delete("/v1/sources/" + broken + "/provider-key").statusCode())
                .isEqualTo(204);
    }

    @Test
    void keepsNoThinEventOfTheOtherSourceFromBeingFetched() {
        // Given
        Instant at = clock.instant().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        broken = broken("broken-stripe", "{\"key\":\"rk_test_broken_0001\"}", Provider.STRIPE);
        api.register(WireMock.get("/v1/charges/ch_7")
                .willReturn(okJson(
                        StripeShelf.read(payment(7, at)).at("/data/object").toString())));

        // When
        send("broken-stripe", Provider.STRIPE, thin("evt_thin_6", at, "ch_6"));
        send("story-stripe", Provider.STRIPE, thin("evt_thin_7", at, "ch_7"));

        // Then
        Eventually.within(
                PATIENCE, () -> assertThat(count("select count(*) from entry where kind = 'payment.succeeded'"))
                        .isEqualTo(1));
        assertThat(texts("select e.reference from inbound_outcome o join inbound_event e on e.id = o.inbound_id"
                        + " where o.state = 'needs_fetch'"))
                .containsExactly("evt_thin_6");
        assertGoesOn("thin_events");
    }

    @Test
    void keepsNoRequesterOfTheOtherSourceFromBeingAskedFor() {
        // Given
        Instant at = clock.instant().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        String id = String.valueOf(at.toEpochMilli());
        broken = broken("broken-zendesk", "{\"key\":\"token-that-is-broken\",\"account\":\"acme\"}", Provider.ZENDESK);
        HelpdeskUser who = HelpdeskUser.customer(id, "Requester", "requester" + id + "@example.com");
        Ticket ticket = Ticket.opened("8" + id, who, "Where?", "Where is it?", at);
        api.register(WireMock.get("/api/v2/users/" + id + ".json")
                .willReturn(okJson("{\"user\":" + ZendeskShelf.user(who, at) + "}")));

        // When
        send("broken-zendesk", Provider.ZENDESK, ZendeskEvents.ticketCreated("u" + id, at, ticket));
        send("story-zendesk", Provider.ZENDESK, ZendeskEvents.ticketCreated("v" + id, at, ticket));

        // Then
        Eventually.within(PATIENCE, () -> assertThat(Api.call()
                        .get("/v1/customers?email=requester" + id + "@example.com")
                        .jsonPath()
                        .getList("data"))
                .hasSize(1));
        assertGoesOn("people");
    }

    private void assertGoesOn(String kind) {
        assertThat(count("select count(*) from job where state in ('queued', 'running') and failures = 0 and kind = '"
                        + kind + "'"))
                .isEqualTo(1);
    }

    private String broken(String name, String key, Provider provider) {
        int unused = Api.send("{\"name\":\"%s\",\"provider\":\"%s\",\"secrets\":[\"%s\"]}"
                        .formatted(name, provider == Provider.STRIPE ? "stripe" : "zendesk", Stage.SECRET))
                .post("/v1/sources")
                .statusCode();
        String id = Api.call().get("/v1/sources?name=" + name).path("data[0].id");
        assertThat(Api.send(key).put("/v1/sources/" + id + "/provider-key").statusCode())
                .isEqualTo(200);
        execute("update provider_credential set sealed = '\\x00' where source_id = '"
                + PublicId.parse(IdPrefix.SOURCE, id).orElseThrow() + "'");
        return id;
    }

    private static String thin(String id, Instant at, String charge) {
        return """
                {"id":"%s","object":"v2.core.event","type":"v1.charge.succeeded","created":"%s","livemode":false,
                 "related_object":{"id":"%s","type":"charge","url":"/v1/charges/%s"}}
                """
                .formatted(id, at, charge, charge);
    }

    private void send(String name, Provider provider, String body) {
        RequestSpecification request = given().contentType("application/json").body(body);
        Signatures.headers(provider, Stage.SECRET, clock.instant(), body).forEach(request::header);
        assertThat(request.post("/webhooks/" + name).statusCode()).isEqualTo(200);
    }
}
