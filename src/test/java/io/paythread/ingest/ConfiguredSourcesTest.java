package io.paythread.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.paythread.Api;
import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.PanacheSessions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class ConfiguredSourcesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicLong COUNT = new AtomicLong(System.nanoTime());

    private final SourcesConfig present;
    private final SourceAdapters adapters;
    private final PanacheSessions sessions;
    private final SourceRepository sources;
    private final SourceSecretRepository secrets;
    private final SourceSecrets vault;
    private final SourceAudit audit;
    private final SourceDirectory directory;
    private final Ids ids;
    private final Clock clock;
    private final String name = "configured-" + Long.toString(COUNT.incrementAndGet(), 36);

    @Inject
    ConfiguredSourcesTest(
            SourcesConfig present,
            SourceAdapters adapters,
            PanacheSessions sessions,
            SourceRepository sources,
            SourceSecretRepository secrets,
            SourceSecrets vault,
            SourceAudit audit,
            SourceDirectory directory,
            Ids ids,
            Clock clock) {
        this.present = present;
        this.adapters = adapters;
        this.sessions = sessions;
        this.sources = sources;
        this.secrets = secrets;
        this.vault = vault;
        this.audit = audit;
        this.directory = directory;
        this.ids = ids;
        this.clock = clock;
    }

    @AfterEach
    void bringBackWhatTheServiceWasConfiguredWith() {
        start(present);
    }

    @Test
    void refusesToStartWithAnUnknownProvider() {
        // Given
        Entry entry = entry("nobody", "12345678");

        // When / Then
        assertThatThrownBy(() -> start(Map.of(name, entry)))
                .hasMessageContaining("paythread.sources." + name + ".provider")
                .hasMessageContaining("stripe");
    }

    @Test
    void refusesToStartWithANameThatIsNoAddress() {
        // Given
        Entry entry = entry("fake", "12345678");

        // When / Then
        assertThatThrownBy(() -> start(Map.of("Stripe Main", entry)))
                .hasMessageContaining("paythread.sources.Stripe Main");
    }

    @Test
    void refusesToStartWithoutTheFileOfSecrets() {
        // Given
        Entry entry = entry("fake").withFile(Path.of("/nowhere/secret"));

        // When / Then
        assertThatThrownBy(() -> start(Map.of(name, entry))).hasMessageContaining("secrets-file");
    }

    @Test
    void refusesToStartWithAnotherProviderUnderTheSameName() {
        // Given
        start(Map.of(name, entry("fake", "12345678")));

        // When / Then
        assertThatThrownBy(() -> start(Map.of(name, entry("stripe", "12345678"))))
                .hasMessageContaining("cannot change");
    }

    @Test
    void makesTheSourceWithAllItsSecrets(@TempDir Path directory) throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("secrets"), "third-secret\n\n fourth-secret \n");

        // When
        start(Map.of(name, entry("fake", "first-secret", "second-secret").withFile(file)));

        // Then
        assertThat(source().getString("managed_by")).isEqualTo("configuration");
        for (String secret : List.of("first-secret", "second-secret", "third-secret", "fourth-secret")) {
            assertThat(status(secret)).isEqualTo(200);
        }
    }

    @Test
    void changesNothingAtTheNextStart() {
        // Given
        start(Map.of(name, entry("fake", "first-secret", "second-secret")));
        String before = source().prettify();

        // When
        start(Map.of(name, entry("fake", "second-secret", "first-secret")));

        // Then
        assertThat(source().prettify()).isEqualTo(before);
    }

    @Test
    void takesAwaySecretsThatTheConfigurationNoLongerHas() {
        // Given
        start(Map.of(name, entry("fake", "first-secret", "second-secret")));

        // When
        start(Map.of(name, entry("fake", "second-secret")));

        // Then
        assertThat(status("first-secret")).isEqualTo(400);
        assertThat(status("second-secret")).isEqualTo(200);
    }

    @Test
    void pausesASourceThatTheConfigurationNoLongerHasUntilItIsBack() {
        // Given
        start(Map.of(name, entry("fake", "first-secret")));

        // When
        start(Map.of());
        String without = source().getString("state");
        start(Map.of(name, entry("fake", "first-secret")));

        // Then
        assertThat(without).isEqualTo("paused");
        assertThat(source().getString("state")).isEqualTo("active");
    }

    @Test
    void cannotBeChangedThroughTheApi() {
        // Given
        start(Map.of(name, entry("fake", "first-secret")));

        // When
        var answer = Api.send("{\"description\":\"Mine\"}")
                .header("If-Match", "*")
                .patch("/v1/sources/" + source().getString("id"))
                .then();

        // Then
        answer.statusCode(409)
                .body("code", equalTo("conflict"))
                .body("detail", containsString("paythread.sources." + name));
    }

    private void start(Map<String, Entry> byName) {
        start(() -> Map.copyOf(byName));
    }

    private void start(SourcesConfig config) {
        var configured = new ConfiguredSources(
                config, List.of(), adapters, sessions, sources, secrets, vault, audit, ids, clock);
        var unused = configured.align().await().atMost(PATIENCE);
        directory.refresh().toCompletionStage().toCompletableFuture().join();
    }

    private JsonPath source() {
        String id = Api.call().get("/v1/sources?name=" + name).jsonPath().getString("data[0].id");
        return Api.call().get("/v1/sources/" + id).jsonPath();
    }

    private int status(String secret) {
        return TestSource.signed(secret, "a made").post("/webhooks/" + name).statusCode();
    }

    private static Entry entry(String provider, String... secrets) {
        return new Entry(provider, Optional.of(List.of(secrets)), Optional.empty());
    }

    private record Entry(String provider, Optional<List<String>> secrets, Optional<Path> secretsFile)
            implements SourcesConfig.Entry {
        Entry withFile(Path file) {
            return new Entry(provider, secrets, Optional.of(file));
        }

        @Override
        public Duration tolerance() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Optional<String> description() {
            return Optional.empty();
        }
    }
}
