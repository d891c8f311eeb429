package io.paythread.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Eventually;
import io.paythread.platform.postgres.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims by many at once, of messages that the service's own workers let alone: they are held for an hour. */
@QuarkusTest
class ClaimStoreTest {
    private static final Duration LATER = Duration.ofHours(2);

    private final Database database;
    private final ClaimStore claims;
    private final Outcomes outcomes;
    private final DeliveryStage stage;
    private final Clock clock;

    @Inject
    ClaimStoreTest(Database database, ClaimStore claims, Outcomes outcomes, DeliveryStage stage, Clock clock) {
        this.database = database;
        this.claims = claims;
        this.outcomes = outcomes;
        this.stage = stage;
        this.clock = clock;
    }

    @BeforeEach
    @AfterEach
    void clear() {
        stage.clear();
    }

    @Test
    void givesEachMessageToOneAndNoEndpointMoreThanItsShareBeforeTheOthers() {
        // Given
        try (Receiver receiver = new Receiver()) {
            List<JsonPath> endpoints = List.of(held(receiver, 10), held(receiver, 10), held(receiver, 1));

            // When
            List<Claimed> first = claim(3);
            List<List<Claimed>> rest = Uni.join()
                    .all(IntStream.range(0, 6).mapToObj(number -> claiming(4)).toList())
                    .andCollectFailures()
                    .await()
                    .atMost(DeliveryStage.PATIENCE);

            // Then
            List<UUID> ids = endpoints.stream().map(DeliveryStage::uuid).toList();
            assertThat(first)
                    .extracting(claimed -> claimed.message().endpoint())
                    .containsExactlyInAnyOrderElementsOf(ids);
            List<Claimed> left = claim(10);
            List<UUID> messages = Stream.of(first.stream(), rest.stream().flatMap(List::stream), left.stream())
                    .flatMap(each -> each)
                    .map(claimed -> claimed.message().id())
                    .toList();
            assertThat(messages).doesNotHaveDuplicates().hasSize(9);
            assertThat(claim(10)).isEmpty();
        }
    }

    @Test
    void recordsNothingForWhoLostTheMessageMeanwhile() {
        // Given
        try (Receiver receiver = new Receiver()) {
            JsonPath endpoint = held(receiver, 1);
            Claimed dead = claim(1).get(0);
            assertThat(claim(1)).isEmpty();
            stage.loseLeases(endpoint);
            Claimed alive = claim(1).get(0);
            Answer delivered = Answer.status(200, "ok", Optional.empty());

            // When
            var late = DeliveryStage.await(outcomes.record(dead, clock.instant(), delivered));
            int afterTheDead = DeliveryStage.messages(endpoint).get(0).getInt("attempts");
            var inTime = DeliveryStage.await(outcomes.record(alive, clock.instant(), delivered));

            // Then
            assertThat(late.isEmpty() && inTime.isEmpty()).isTrue();
            assertThat(alive.message().id()).isEqualTo(dead.message().id());
            assertThat(alive.epoch()).isGreaterThan(dead.epoch());
            assertThat(afterTheDead).isZero();
            JsonPath message = DeliveryStage.message(endpoint, "delivered", 1);
            assertThat(message.getList("tries")).hasSize(1);
            assertThat(receiver.got()).isEmpty();
        }
    }

    /** An endpoint that nobody sends to for an hour, and what waits for it. */
    private JsonPath held(Receiver receiver, int messages) {
        UUID customer = stage.customer();
        JsonPath endpoint = stage.endpoint(receiver, customer);
        stage.run(
                "update webhook_endpoint set held_until = now() + interval '1 hour' where id = $1",
                DeliveryStage.uuid(endpoint));
        stage.happens(customer, messages);
        Eventually.within(DeliveryStage.PATIENCE, () -> assertThat(DeliveryStage.messages(endpoint))
                .hasSize(messages));
        return endpoint;
    }

    private List<Claimed> claim(int most) {
        return claiming(most).await().atMost(DeliveryStage.PATIENCE);
    }

    private Uni<List<Claimed>> claiming(int most) {
        Instant later = clock.instant().plus(LATER);
        return database.inTransaction(tx -> claims.claim(tx, false, most, later));
    }
}
