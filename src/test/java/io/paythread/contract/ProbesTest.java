package io.paythread.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How patient Kubernetes is with a pod: what it must never end or leave out too early. */
class ProbesTest {
    private static final Path DEPLOYMENT = Path.of("deploy", "kubernetes", "deployment.yaml");

    /** Waiting for the database (10 minutes) and a migration or a large restore behind it. */
    private static final Duration START = Duration.ofHours(1);

    private final JsonNode deployment = read();
    private final JsonNode container = deployment.at("/spec/template/spec/containers/0");

    @Test
    void aStartMayTakeAnHourAndIsNotEndedForBeingSlow() {
        // When
        JsonNode startup = container.path("startupProbe");

        // Then
        assertThat(startup.at("/httpGet/path").asText()).isEqualTo("/q/health/started");
        assertThat(patience(startup)).isGreaterThanOrEqualTo(START);
    }

    @Test
    void aRolloutHasNotFailedBeforeAStartHas() {
        // When
        Duration deadline = Duration.ofSeconds(
                deployment.at("/spec/progressDeadlineSeconds").asLong());

        // Then
        assertThat(deadline).isGreaterThan(patience(container.path("startupProbe")));
    }

    @Test
    void onlyAProcessThatDoesNotAnswerIsStartedAnew() {
        // When
        JsonNode liveness = container.path("livenessProbe");

        // Then
        assertThat(liveness.at("/httpGet/path").asText()).isEqualTo("/q/health/live");
        assertThat(patience(liveness)).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void podsStayInTheBalancerWhileADatabaseFailsOver() {
        // When
        JsonNode readiness = container.path("readinessProbe");

        // Then
        assertThat(readiness.at("/httpGet/path").asText()).isEqualTo("/q/health/ready");
        assertThat(patience(readiness)).isEqualTo(Duration.ofMinutes(2));
    }

    private static Duration patience(JsonNode probe) {
        return Duration.ofSeconds(probe.path("periodSeconds").asLong()
                * probe.path("failureThreshold").asLong());
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(DEPLOYMENT.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
