package io.paythread.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconciledTest {
    private static final Instant NOW = Instant.parse("2026-09-14T10:00:00Z");

    /** All in hours ago. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    an hour of a source that was never compared         | 48   |    | 1   | 0 | false
                    everything since the connection                     | 48   |    | 48  | 0 | true
                    everything that providers keep                      | 9999 |    | 696 | 0 | true
                    less than that                                      | 9999 |    | 695 | 0 | false
                    from before its place                               | 48   | 3  | 4   | 0 | true
                    from its place                                      | 48   | 3  | 3   | 0 | true
                    from after its place                                | 48   | 3  | 2   | 0 | false
                    what ends before its place                          | 48   | 3  | 9   | 4 | false
                    what ends at its place                              | 48   | 3  | 9   | 3 | false
                    from its place, a long time ago                     | 9999 | 999 | 999 | 0 | true
                    """)
    void isCarriedOnOnlyByARangeThatLeavesOutNothing(
            String what, long connected, @Nullable Long place, long from, long to, boolean carriedOn) {
        assertThat(known(ago(connected), Optional.ofNullable(place).map(ReconciledTest::ago))
                        .isCarriedOnBy(ago(from), ago(to), NOW))
                .as(what)
                .isEqualTo(carriedOn);
    }

    @Test
    void keepsItsPlaceHoweverOldItIs() {
        Instant place = ago(9_000);
        assertThat(known(ago(9_999), Optional.of(place)).place(NOW)).isEqualTo(place);
    }

    private static Reconciled known(Instant connected, Optional<Instant> place) {
        return new Reconciled(
                connected, 1, place, Optional.empty(), Optional.empty(), Optional.empty(), 0, Optional.empty());
    }

    private static Instant ago(long hours) {
        return NOW.minus(Duration.ofHours(hours));
    }
}
