package io.paythread.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class MicrosecondClockTest {

    @Test
    void givesMillisecondsOfTheSameTime() {
        // Given
        Clock clock = new MicrosecondClock();

        // When
        Instant fine = clock.instant();
        Instant coarse = Instant.ofEpochMilli(clock.millis());

        // Then
        assertThat(Duration.between(fine, coarse).abs()).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void givesNothingFinerThanPostgresKeeps() {
        // When
        Instant now = new MicrosecondClock().instant();

        // Then
        assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MICROS));
    }
}
