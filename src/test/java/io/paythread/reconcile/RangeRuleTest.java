package io.paythread.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.ingest.Reconciled;
import io.paythread.ingest.spi.FetchRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RangeRuleTest {
    private static final Instant NOW = Instant.parse("2026-09-14T10:00:00Z");
    private static final Duration SETTLE = Duration.ofMinutes(5);
    private static final Duration OVERLAP = Duration.ofMinutes(15);
    private static final Instant END = NOW.minus(SETTLE);

    @Test
    void beginsWhereTheSourceWasConnected() {
        Instant connected = NOW.minus(Duration.ofDays(3));
        assertThat(next(known(connected, null), Optional.empty())).isEqualTo(range(connected));
    }

    @Test
    void beginsNoFurtherBackThanProvidersKeepEvents() {
        Instant connected = NOW.minus(Duration.ofDays(300));
        assertThat(next(known(connected, null), Optional.empty())).isEqualTo(range(NOW.minus(Duration.ofDays(29))));
    }

    @Test
    void goesOnALittleBeforeItsPlace() {
        Instant place = NOW.minus(Duration.ofHours(1));
        assertThat(next(known(NOW.minus(Duration.ofDays(3)), place), Optional.empty()))
                .isEqualTo(range(place.minus(OVERLAP)));
    }

    @Test
    void asksForNothingFromBeforeTheConnection() {
        Instant connected = NOW.minus(Duration.ofHours(2));
        assertThat(next(known(connected, connected.plusSeconds(60)), Optional.empty()))
                .isEqualTo(range(connected));
    }

    @Test
    void goesOnAtItsPlaceHoweverLongAgoThatWas() {
        Instant place = NOW.minus(Duration.ofDays(100));
        assertThat(next(known(NOW.minus(Duration.ofDays(300)), place), Optional.empty()))
                .isEqualTo(range(place.minus(OVERLAP)));
    }

    @Test
    void reachesBackToTheOldestGapHoweverLongAgoThatOpened() {
        Instant gap = NOW.minus(Duration.ofDays(45));
        assertThat(next(known(NOW.minus(Duration.ofDays(300)), NOW.minus(Duration.ofHours(1))), Optional.of(gap)))
                .isEqualTo(range(gap));
    }

    @Test
    void waitsWhereTheSourceHasJustBeenConnected() {
        assertThat(RangeRule.next(known(NOW.minusSeconds(60), null), Optional.empty(), NOW, SETTLE, OVERLAP))
                .isEmpty();
    }

    @Test
    void findsAnOutageAsSoonAsWhatCameBeforeTheStartCountsAsMissing() {
        // Given
        Reconciled known = known(NOW.minus(Duration.ofDays(3)), NOW.minusSeconds(1));

        // When
        boolean early = RangeRule.holdsOutage(known, NOW, NOW.plus(SETTLE).minusSeconds(1), SETTLE);
        boolean then = RangeRule.holdsOutage(known, NOW, NOW.plus(SETTLE), SETTLE);

        // Then
        assertThat(early).isFalse();
        assertThat(then).isTrue();
    }

    @Test
    void findsNoOutageWhereTheTimeOfTheStartWasCompared() {
        Reconciled known = known(NOW.minus(Duration.ofDays(3)), NOW);
        assertThat(RangeRule.holdsOutage(known, NOW, NOW.plus(Duration.ofHours(1)), SETTLE))
                .isFalse();
    }

    private static FetchRange next(Reconciled known, Optional<Instant> oldestOpen) {
        return RangeRule.next(known, oldestOpen, NOW, SETTLE, OVERLAP).orElseThrow();
    }

    private static FetchRange range(Instant from) {
        return new FetchRange(from, END, Set.of());
    }

    private static Reconciled known(Instant connected, @Nullable Instant place) {
        return new Reconciled(
                connected,
                1,
                Optional.ofNullable(place),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty());
    }
}
