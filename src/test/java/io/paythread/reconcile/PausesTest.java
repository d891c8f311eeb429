package io.paythread.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PausesTest {
    private static final Instant NOW = Instant.parse("2026-09-14T10:00:00Z");
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final Duration MOST = Duration.ofSeconds(5);

    @Test
    void forgetsThoseWhoseTimeIsOver() {
        // Given
        Pauses pauses = Pauses.of(new JsonObject(), NOW);
        pauses.put(ONE, Duration.ofSeconds(3));
        pauses.put(OTHER, Duration.ofSeconds(9));

        // When
        Pauses later = Pauses.of(pauses.json(), NOW.plusSeconds(3));

        // Then
        assertThat(pauses.hold(ONE)).isTrue();
        assertThat(later.hold(ONE)).isFalse();
        assertThat(later.hold(OTHER)).isTrue();
    }

    @Test
    void keepsTheLongerOfTwoPauses() {
        // Given
        Pauses pauses = Pauses.of(new JsonObject(), NOW);

        // When
        pauses.put(ONE, Duration.ofSeconds(30));
        pauses.put(ONE, Duration.ofSeconds(1));

        // Then
        assertThat(Pauses.of(pauses.json(), NOW.plusSeconds(29)).hold(ONE)).isTrue();
    }

    @Test
    void restsUntilTheFirstIsOverAndNeitherLongerNorShorterThanIsWorthIt() {
        // Given
        Pauses none = Pauses.of(new JsonObject(), NOW);
        Pauses some = Pauses.of(new JsonObject(), NOW);
        Pauses brief = Pauses.of(new JsonObject(), NOW);

        // When
        some.put(ONE, Duration.ofSeconds(2));
        some.put(OTHER, Duration.ofSeconds(9));
        brief.put(ONE, Duration.ofNanos(1_000));

        // Then
        assertThat(none.shortest(MOST)).isEqualTo(MOST);
        assertThat(some.shortest(MOST)).isEqualTo(Duration.ofSeconds(2));
        assertThat(brief.shortest(MOST)).isEqualTo(Duration.ofMillis(100));
    }
}
