package io.paythread.audit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.paythread.platform.postgres.DatabaseConfig;
import io.paythread.platform.postgres.OpenDatabase;
import io.paythread.platform.queue.Loop;
import io.paythread.platform.time.TestClock;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checkpoints that somebody else keeps: each arrives, signed and in order, whatever the receiver did meanwhile. */
class CheckpointWebhookTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PATH = "/checkpoints";

    private final OpenDatabase server =
            OpenDatabase.with(List.of("V0042__audit_event.sql", "afterMigrate__rights.sql"));
    private final SealStore store = new SealStore();
    private final TestClock clock = new TestClock();
    private final WireMockServer receiver = new WireMockServer(wireMockConfig().dynamicPort());

    private final Path folder;
    private final Sealer sealer;
    private final Checkpoints checkpoints;

    CheckpointWebhookTest(@TempDir Path folder) {
        this.folder = folder;
        receiver.start();
        clock.standStill(NOW);
        AuditConfig config = config(folder, receiver.baseUrl() + PATH);
        this.sealer = new Sealer(server.database(), store, config, new SimpleMeterRegistry());
        this.checkpoints =
                new Checkpoints(server.database(), store, sealer, config, database(), new SimpleMeterRegistry(), clock);
    }

    @AfterEach
    void stop() {
        receiver.stop();
        server.close();
    }

    static Stream<ResponseDefinitionBuilder> refusals() {
        return Stream.of(
                aResponse().withStatus(500),
                aResponse().withStatus(404),
                aResponse().withStatus(302).withHeader("Location", "/elsewhere"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.EMPTY_RESPONSE));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void sendsAgainWhatWasNotTaken(ResponseDefinitionBuilder refusal) {
        // Given
        answer(refusal);
        grow(3);
        refused();
        pass(Duration.ofHours(1));
        grow(2);
        refused();

        // When
        receiver.resetAll();
        answer(aResponse().withStatus(204));
        step();

        // Then: the older one too, for the later cannot vouch for what the log was then.
        assertThat(sent())
                .extracting(checkpoint -> checkpoint.head().position())
                .containsExactly(3L, 5L);
        assertThat(sent()).extracting(Checkpoint::takenAt).containsExactly(NOW, NOW.plus(Duration.ofHours(1)));
        receiver.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void signsWhatItSends() throws Exception {
        // Given
        answer(aResponse().withStatus(200));
        grow(3);

        // When
        step();

        // Then
        LoggedRequest request =
                receiver.findAll(postRequestedFor(urlEqualTo(PATH))).get(0);
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(new ObjectMapper().readTree(request.getBodyAsString()).fieldNames())
                .toIterable()
                .containsExactly("hash", "key", "seq", "signature", "taken_at");
        SigningKey key = SigningKey.parse(Files.readString(folder.resolve("key.pem")));
        assertThat(sent()).singleElement().satisfies(checkpoint -> {
            assertThat(checkpoint.head()).isEqualTo(head());
            assertThat(key.isSigned(checkpoint)).isTrue();
            assertThat(key.isSigned(new Checkpoint(
                            new ChainHead(2, checkpoint.head().hash()),
                            checkpoint.takenAt(),
                            checkpoint.key(),
                            checkpoint.signature())))
                    .isFalse();
        });
        assertThat(Files.readAllLines(folder.resolve("audit-checkpoints.jsonl")))
                .containsExactly(request.getBodyAsString());
    }

    @Test
    void takesOneInEachIntervalInWhichTheLogGrew() {
        // Given
        answer(aResponse().withStatus(200));
        grow(1);
        step();

        // When
        grow(1);
        pass(Duration.ofMinutes(59));
        step();
        pass(Duration.ofMinutes(1));
        step();
        pass(Duration.ofHours(1));
        step();

        // Then
        assertThat(sent())
                .extracting(checkpoint -> checkpoint.head().position())
                .containsExactly(1L, 2L);
    }

    @Test
    void sendsNothingWhereOthersCouldReplaceIt() {
        assertThatThrownBy(() -> new CheckpointWebhook(URI.create("http://witness.example/")))
                .hasMessageContaining("paythread.audit.checkpoint.webhook");
    }

    private void answer(ResponseDefinitionBuilder answer) {
        receiver.stubFor(post(PATH).willReturn(answer));
        receiver.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(200)));
    }

    private void pass(Duration time) {
        clock.standStill(clock.instant().plus(time));
    }

    private void step() {
        var unused = checkpoints.step().await().atMost(PATIENCE);
    }

    private void refused() {
        assertThatThrownBy(this::step).isNotNull();
    }

    private List<Checkpoint> sent() {
        return receiver.getAllServeEvents().stream()
                .map(event -> read(event.getRequest().getBodyAsString()))
                .sorted(java.util.Comparator.comparing(Checkpoint::takenAt))
                .toList();
    }

    private static Checkpoint read(String line) {
        try {
            return Checkpoint.read(new ObjectMapper().readTree(line)).orElseThrow();
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    private ChainHead head() {
        return server.database().reading(store::head).await().atMost(PATIENCE);
    }

    private void grow(int rows) {
        try (var connection = server.asService();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into audit_event (id, recorded_at, actor, action, object_type, object_id, before, after, request_id)
                    select gen_random_uuid(), now(), 'key:1', 'probe.change', 'probe', '1', '{}', '{}', 'rqs_1'
                      from generate_series(1, %d)
                    """
                            .formatted(rows));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        while (sealer.step().await().atMost(PATIENCE) != Loop.Next.WAIT) {
            // Until all rows have their place.
        }
    }

    private static AuditConfig config(Path folder, String webhook) {
        return new SmallRyeConfigBuilder()
                .withMapping(AuditConfig.class)
                .addDiscoveredConverters()
                .withDefaultValue("paythread.audit.seal-interval", "PT0.5S")
                .withDefaultValue("paythread.audit.checkpoint.interval", "PT1H")
                .withDefaultValue("paythread.audit.checkpoint.directory", folder.toString())
                .withDefaultValue(
                        "paythread.audit.checkpoint.key-file",
                        folder.resolve("key.pem").toString())
                .withDefaultValue("paythread.audit.checkpoint.webhook", webhook)
                .build()
                .getConfigMapping(AuditConfig.class);
    }

    private static DatabaseConfig database() {
        return new SmallRyeConfigBuilder()
                .withMapping(DatabaseConfig.class)
                .addDiscoveredConverters()
                .withDefaultValue("paythread.database.read-timeout", "PT5S")
                .build()
                .getConfigMapping(DatabaseConfig.class);
    }
}
