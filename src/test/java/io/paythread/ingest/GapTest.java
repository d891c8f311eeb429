package io.paythread.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapTest {
    private static final Instant START = Instant.parse("2026-09-14T10:00:00Z");

    /** The range is from 10 to 20. */
    @ParameterizedTest
    @CsvSource({"10,20,true", "12,15,true", "12,,true", "9,15,false", "12,21,false", "20,20,false", "9,,false"})
    void liesWithinARangeThatHoldsAllThatIsKnownOfIt(int from, @Nullable Integer to, boolean within) {
        Gap gap = new Gap(
                new UUID(1, 2),
                at(from),
                Optional.ofNullable(to).map(GapTest::at),
                Gap.Cause.MISSING,
                Gap.State.OPEN,
                1,
                at(30),
                Optional.empty());
        assertThat(gap.isWithin(at(10), at(20))).isEqualTo(within);
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }
}
