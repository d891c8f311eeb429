package io.paythread.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.platform.feed.FeedCatalog;
import io.paythread.platform.feed.FeedChange;
import io.paythread.platform.feed.FeedStore;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Database;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** What tests of deliveries do: add endpoints, let something happen, bring what waits forward. */
@Singleton
class DeliveryStage {
    static final String ENDPOINTS = "/v1/webhook-endpoints";
    static final String MESSAGES = "/v1/webhook-messages";
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Database database;
    private final FeedStore feed;
    private final FeedCatalog catalog;
    private final Ids ids;
    private final Clock clock;

    DeliveryStage(Database database, FeedStore feed, FeedCatalog catalog, Ids ids, Clock clock) {
        this.database = database;
        this.feed = feed;
        this.catalog = catalog;
        this.ids = ids;
        this.clock = clock;
    }

    /** Adds an endpoint for rows of this customer; further fields as JSON. */
    JsonPath endpoint(Receiver receiver, UUID customer, String more) {
        Response made = Api.send("{\"url\": \"%s\", \"customers\": [\"%s\"]%s}"
                        .formatted(receiver.url(), PublicId.format(IdPrefix.CUSTOMER, customer), more))
                .post(ENDPOINTS);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath();
    }

    JsonPath endpoint(Receiver receiver, UUID customer) {
        return endpoint(receiver, customer, "");
    }

    Instant now() {
        return clock.instant();
    }

    UUID customer() {
        return ids.next();
    }

    /** Something happens to the customer, several times. */
    void happens(UUID customer, int times) {
        await(database.inTransaction(tx -> feed.append(
                tx,
                IntStream.range(0, times)
                        .mapToObj(number -> change("payment.updated", customer, number + 1))
                        .toList())));
    }

    private FeedChange change(String type, UUID customer, long revision) {
        return new FeedChange(catalog.find(type).orElseThrow(), ids.next(), customer, revision, null);
    }

    /** Lets what waits for its turn have it, as if the time had passed. */
    void hurry(JsonPath endpoint) {
        run(
                "update webhook_message set due_at = now() - interval '1s' where state = 'pending' and endpoint_id = $1",
                uuid(endpoint));
        run("update webhook_endpoint set held_until = null, paced_until = null where id = $1", uuid(endpoint));
    }

    /** As if the process that sends just now had died. */
    void loseLeases(JsonPath endpoint) {
        run(
                "update webhook_message set lease_until = now() - interval '1s' where endpoint_id = $1"
                        + " and lease_until is not null",
                uuid(endpoint));
    }

    void run(String sql, Object... parameters) {
        await(database.inTransaction(tx -> tx.update(sql, parameters)));
    }

    static UUID uuid(JsonPath endpoint) {
        return PublicId.parse(IdPrefix.WEBHOOK_ENDPOINT, endpoint.getString("id"))
                .orElseThrow();
    }

    /** The endpoint's messages, newest first. */
    static List<JsonPath> messages(JsonPath endpoint) {
        List<String> found = Api.call()
                .get(MESSAGES + "?limit=100&endpoint=" + endpoint.getString("id"))
                .jsonPath()
                .getList("data.id");
        return found.stream()
                .map(id -> Api.call().get(MESSAGES + "/" + id).jsonPath())
                .toList();
    }

    /** The only message of the endpoint, once it is in the state. */
    static JsonPath message(JsonPath endpoint, String state, int attempts) {
        return Eventually.gives(PATIENCE, () -> {
            List<JsonPath> all = messages(endpoint);
            assertThat(all).hasSize(1);
            assertThat(all.get(0).getString("state")).as(all.get(0).prettify()).isEqualTo(state);
            assertThat(all.get(0).getInt("attempts")).isEqualTo(attempts);
            return all.get(0);
        });
    }

    static JsonPath read(JsonPath endpoint) {
        return Api.call().get(ENDPOINTS + "/" + endpoint.getString("id")).jsonPath();
    }

    static Response change(JsonPath endpoint, String json) {
        return Api.send(json).header("If-Match", "*").patch(ENDPOINTS + "/" + endpoint.getString("id"));
    }

    /** Nobody is sent to any more. */
    void clear() {
        Api.call()
                .get(ENDPOINTS + "?limit=100")
                .jsonPath()
                .<String>getList("data.id")
                .forEach(id -> Api.call()
                        .header("If-Match", "*")
                        .delete(ENDPOINTS + "/" + id)
                        .then()
                        .statusCode(204));
    }

    static <T> Optional<T> await(Uni<T> work) {
        return Optional.ofNullable(work.await().atMost(PATIENCE));
    }
}
