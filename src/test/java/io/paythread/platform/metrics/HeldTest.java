package io.paythread.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeldTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Held held = new Held();

    @Test
    void countsWhileTheOldestTransactionStaysOpen() {
        // Given
        assertThat(held.at(100, 105, 0)).isZero();

        // When, Then
        assertThat(held.at(100, 200, 30 * SECOND)).isEqualTo(Duration.ofSeconds(30));
        assertThat(held.at(100, 300, 60 * SECOND)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void beginsAnewWhenItHasEnded() {
        // Given
        assertThat(held.at(100, 105, 0)).isZero();

        // When, Then
        assertThat(held.at(101, 300, 60 * SECOND)).isZero();
    }

    @Test
    void isNothingWhereNoneIsOpenHoweverQuietTheDatabase() {
        // Given
        assertThat(held.at(100, 100, 0)).isZero();

        // When, Then
        assertThat(held.at(100, 100, 60 * SECOND)).isZero();
    }
}
