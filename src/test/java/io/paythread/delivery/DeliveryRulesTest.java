package io.paythread.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.delivery.Endpoint.Health;
import io.paythread.delivery.Verdict.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules by which attempts are judged, without anything that is sent. */
class DeliveryRulesTest {
    private static final Duration LONGEST = Duration.ofHours(24);
    private final Instant now = Instant.parse("2026-09-14T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "200, DELIVERED",
        "204, DELIVERED",
        "299, DELIVERED",
        "199, FAILED",
        "300, FAILED",
        "301, FAILED",
        "302, FAILED",
        "307, FAILED",
        "308, FAILED",
        "400, FAILED",
        "404, FAILED",
        "410, GONE",
        "429, FAILED",
        "500, FAILED",
        "502, FAILED",
        "503, FAILED",
        "599, FAILED"
    })
    void readsTheStatus(int status, Kind kind) {
        // When, Then
        assertThat(judged(status, null)).isEqualTo(Verdict.of(kind));
    }

    @ParameterizedTest
    @CsvSource({
        "429, 7, PT7S",
        "503, 0, PT0S",
        "503, 86401, PT24H",
        "429, 999999999, PT24H",
        "429, 'Mon, 14 Sep 2026 09:01:00 GMT', PT1M",
        "429, 'Mon, 14 Sep 2026 08:00:00 GMT', PT0S",
        "503, 'Sun, 14 Sep 2036 08:00:00 GMT', PT24H"
    })
    void waitsAsLongAsTheReceiverAsksButADayAtMost(int status, String header, Duration pause) {
        // When, Then
        assertThat(judged(status, header)).isEqualTo(new Verdict(Kind.OVERLOADED, Optional.of(pause)));
    }

    @ParameterizedTest
    @CsvSource({"500, 7", "429, soon", "429, -1", "429, 1.5", "301, 7"})
    void listensToNobodyElse(int status, String header) {
        // When, Then
        assertThat(judged(status, header)).isEqualTo(Verdict.of(Kind.FAILED));
    }

    @Test
    void failsWhereNoAnswerCame() {
        // When, Then
        assertThat(AnswerRule.judge(Answer.fault("timeout"), now)).isEqualTo(Verdict.of(Kind.FAILED));
    }

    @Test
    void triesTenTimesOverThreeDays() {
        // When
        var waits = IntStream.range(0, 10)
                .mapToObj(step -> ScheduleRule.next(step, 0))
                .flatMap(Optional::stream)
                .toList();

        // Then: with the first attempt at once
        assertThat(waits).hasSize(9).startsWith(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30));
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofHours(75).plusMinutes(35).plusSeconds(5));
        assertThat(ScheduleRule.next(0, 1)).contains(Duration.ofMillis(5_500));
    }

    @Test
    void letsAnEndpointAloneForLongerAndLongerAfterFiveFailures() {
        // Given
        Health health = Health.GOOD;
        for (int i = 0; i < 4; i++) {
            health = HealthRule.failed(health, now);
        }

        // When
        Health fifth = HealthRule.failed(health, now.plusSeconds(9));
        Health sixth = HealthRule.failed(fifth, now);
        Health last = sixth;
        for (int i = 0; i < 100; i++) {
            last = HealthRule.failed(last, now);
        }

        // Then
        assertThat(health.heldUntil()).isEmpty();
        assertThat(fifth.heldUntil()).contains(now.plusSeconds(39));
        assertThat(fifth.failingSince()).contains(now);
        assertThat(sixth.heldUntil()).contains(now.plusSeconds(60));
        assertThat(last.heldUntil()).contains(now.plus(Duration.ofMinutes(15)));
        assertThat(HealthRule.delivered(last, Optional.empty())).isEqualTo(Health.GOOD);
    }

    @Test
    void sendsMoreSlowlyToWhoAskedForTimeAndFasterAgainByAndBy() {
        // When
        Health once = HealthRule.overloaded(Health.GOOD, Optional.of(100), Duration.ofSeconds(7), now);
        Health twice = HealthRule.overloaded(once, Optional.of(100), LONGEST, now);
        Health better = HealthRule.delivered(twice, Optional.of(100));
        Health good = HealthRule.delivered(HealthRule.delivered(better, Optional.of(100)), Optional.of(100));

        // Then
        assertThat(once.slowRate()).contains(50);
        assertThat(once.heldUntil()).contains(now.plusSeconds(7));
        assertThat(twice.slowRate()).contains(25);
        assertThat(twice.heldUntil()).contains(now.plus(LONGEST));
        assertThat(better.slowRate()).contains(50);
        assertThat(better.heldUntil()).contains(now.plus(LONGEST));
        assertThat(good.slowRate()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"119, false", "120, true", "500, true"})
    void givesAnEndpointUpThatOnlyFailedForFiveDays(int hours, boolean givenUp) {
        // Given
        Health failing = HealthRule.failed(Health.GOOD, now);

        // When, Then
        assertThat(HealthRule.isGivenUp(failing, Duration.ofHours(120), now.plus(Duration.ofHours(hours))))
                .isEqualTo(givenUp);
        assertThat(HealthRule.isGivenUp(Health.GOOD, Duration.ofHours(120), now.plus(Duration.ofHours(hours))))
                .isFalse();
    }

    private Verdict judged(int status, @Nullable String retryAfter) {
        return AnswerRule.judge(Answer.status(status, "", Optional.ofNullable(retryAfter)), now);
    }
}
