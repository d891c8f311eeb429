package io.paythread.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.demo.Attempt;
import io.paythread.demo.Card;
import io.paythread.demo.Payment;
import io.paythread.demo.Provider;
import io.paythread.demo.Shopper;
import io.paythread.demo.Signatures;
import io.paythread.demo.StripeEvents;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The feed on a topic of a real broker, read by the official libraries. */
@QuarkusTest
@WithTestResource(value = KafkaBroker.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class KafkaRelayTest {
    private static final String SOURCE = "kafka-stripe";
    private static final String SECRET = "whsec_of_the_source_for_kafka_01";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Clock clock;
    private final List<ConsumerRecord<String, CloudEvent>> received = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Given by the test resource, before each test.
    KafkaBroker broker;

    @SuppressWarnings("NullAway.Init") // Opened before each test.
    private KafkaConsumer<String, CloudEvent> consumer;

    @Inject
    KafkaRelayTest(Clock clock) {
        this.clock = clock;
    }

    @BeforeEach
    void listen() {
        Api.send("{\"name\":\"%s\",\"provider\":\"stripe\",\"secrets\":[\"%s\"]}".formatted(SOURCE, SECRET))
                .post("/v1/sources");
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.address(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "test-" + clock.instant().toEpochMilli(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        "500"),
                new StringDeserializer(),
                new CloudEventDeserializer());
        consumer.subscribe(List.of("paythread.feed"));
    }

    @AfterEach
    void leave() {
        consumer.close();
    }

    @Test
    void sendsEachChangeAsACloudEventUnderItsCustomer() {
        // When
        pay("cus_kafka_one", "pi_kafka_one");

        // Then
        String customer = customerOf("cus_kafka_one");
        List<ConsumerRecord<String, CloudEvent>> records = awaitRevisions(customer, 2);
        CloudEvent added = records.stream()
                .map(ConsumerRecord::value)
                .filter(event -> event.getType().endsWith("entry.added"))
                .findFirst()
                .orElseThrow();
        JsonObject entry = new JsonObject(
                        new String(Objects.requireNonNull(added.getData()).toBytes(), StandardCharsets.UTF_8))
                .getJsonObject("data");
        assertThat(records).allMatch(record -> customer.equals(record.key()));
        assertThat(added.getId()).startsWith("fed_");
        assertThat(added.getSubject()).isEqualTo(entry.getString("id"));
        assertThat(entry.getString("kind")).isEqualTo("payment.succeeded");
    }

    @Test
    void losesNothingAndKeepsTheOrderWhileTheBrokerIsDown() {
        // Given
        pay("cus_kafka_two", "pi_kafka_before");
        String customer = customerOf("cus_kafka_two");
        assertThat(awaitRevisions(customer, 1)).isNotEmpty();

        // When
        broker.kill();
        for (int i = 0; i < 5; i++) {
            pay("cus_kafka_two", "pi_kafka_while_" + i);
        }
        long last = Eventually.gives(PATIENCE, () -> {
            long revision =
                    Api.call().get("/v1/customers/" + customer).jsonPath().getLong("revision");
            assertThat(revision).isGreaterThanOrEqualTo(12);
            return revision;
        });
        broker.startAgain();

        // Then
        Map<Long, String> idsByRevision = new LinkedHashMap<>();
        for (ConsumerRecord<String, CloudEvent> record : awaitRevisions(customer, last)) {
            String before =
                    idsByRevision.putIfAbsent(revision(record), record.value().getId());
            assertThat(before == null || before.equals(record.value().getId()))
                    .as("a repeat bears the same id")
                    .isTrue();
        }
        assertThat(idsByRevision.keySet())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, last).boxed().toList());
    }

    private void pay(String account, String payment) {
        Instant now = clock.instant();
        Shopper shopper = Shopper.of(account, "Kafka Reader", account + "@example.com", "en", "US");
        String body = StripeEvents.chargeSucceeded(
                "evt_" + payment,
                now,
                Payment.of(payment, shopper, 1_200, "eur", now),
                Attempt.paid("ch_" + payment, Card.visa4242("fp_" + account, "US"), now));
        var request = RestAssured.given().contentType("application/json").header("Connection", "close");
        Signatures.headers(Provider.STRIPE, SECRET, now, body).forEach(request::header);
        request.body(body).post("/webhooks/" + SOURCE).then().statusCode(200);
    }

    private static String customerOf(String account) {
        return Eventually.gives(PATIENCE, () -> {
            String id = Api.call()
                    .get("/v1/customers?external_ref=" + account)
                    .jsonPath()
                    .getString("data[0].id");
            assertThat(id).isNotNull();
            return id;
        });
    }

    /** What came of one customer, in the order in which it came, once its revision is there. */
    private List<ConsumerRecord<String, CloudEvent>> awaitRevisions(String customer, long revision) {
        return Eventually.gives(PATIENCE, () -> {
            consumer.poll(POLL).forEach(received::add);
            List<ConsumerRecord<String, CloudEvent>> own = received.stream()
                    .filter(record -> customer.equals(record.value().getExtension("customer")))
                    .toList();
            assertThat(own).anyMatch(record -> revision(record) >= revision);
            return own;
        });
    }

    private static long revision(ConsumerRecord<String, CloudEvent> record) {
        return Long.parseLong(
                Objects.requireNonNull(record.value().getExtension("revision")).toString());
    }
}
