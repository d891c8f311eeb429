package io.paythread.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void isDownWithItsReason() {
        // When
        HealthCheckResponse answer = Judgement.of("schema", SchemaHealth.pending("0165, 0166"));

        // Then
        assertThat(answer.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(String.valueOf(answer.getData().orElseThrow().get("reason")))
                .contains("Migrations are pending: 0165, 0166");
    }

    @Test
    void isUpWithoutWords() {
        // When
        HealthCheckResponse answer = Judgement.of("schema", SchemaHealth.pending(""));

        // Then
        assertThat(answer.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(answer.getData()).isEmpty();
    }

    @Test
    void tellsOfAHorizonThatIsHeldBackForLong() {
        assertThat(HorizonHealth.wrong(Optional.of(Duration.ofSeconds(61)), MINUTE))
                .hasValueSatisfying(words -> assertThat(words).contains("61 s", "pg_stat_activity"));
        assertThat(HorizonHealth.wrong(Optional.of(MINUTE), MINUTE)).isEmpty();
        assertThat(HorizonHealth.wrong(Optional.empty(), MINUTE)).isEmpty();
    }
}
