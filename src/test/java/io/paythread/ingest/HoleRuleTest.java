package io.paythread.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.ingest.HoleRule.Seen;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoleRuleTest {
    private static final Instant START = Instant.parse("2026-09-14T09:00:00Z");

    /** One letter for each minute: k is known, m is missing, a dot is nothing. Holes are written from-to:missing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kkkk | ''",
                "kmk | 0-2:1",
                "k.mm..k | 0-6:2",
                "mk | 0-1:1",
                "km | 0-1:1",
                "mmm | 0-2:3",
                "kmkkmk | 0-2:1 3-5:1",
                "kmkmk | 0-4:2",
            })
    void findsTheRunsOfWhatIsMissing(String page, String holes) {
        // Given
        List<Seen> seen = IntStream.range(0, page.length())
                .filter(minute -> page.charAt(minute) != '.')
                .mapToObj(minute -> new Seen(START.plusSeconds(60L * minute), page.charAt(minute) == 'k'))
                .toList();

        // When
        List<Hole> found = HoleRule.holes(seen);

        // Then
        assertThat(String.join(" ", found.stream().map(HoleRuleTest::text).toList()))
                .isEqualTo(holes);
    }

    private static String text(Hole hole) {
        return minute(hole.from()) + "-" + minute(hole.to()) + ":" + hole.missing();
    }

    private static long minute(Instant at) {
        return (at.getEpochSecond() - START.getEpochSecond()) / 60;
    }
}
