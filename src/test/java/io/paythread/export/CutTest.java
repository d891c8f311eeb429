package io.paythread.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.platform.http.ByteRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Parts of a file that was written in pieces of four, none, three and five bytes. */
class CutTest {
    private static final List<Long> LENGTHS = List.of(4L, 0L, 3L, 5L);
    private static final int ALL = 12;

    @Test
    void everyPartIsMadeOfTheBytesOfItsPieces() {
        // Given
        List<String> pieces = List.of("abcd", "", "efg", "hijkl");
        String file = String.join("", pieces);

        for (int first = 0; first < ALL; first++) {
            for (int length = 1; first + length <= ALL; length++) {
                // When
                ByteRange range = new ByteRange(first, length);
                StringBuilder read = new StringBuilder();
                IntStream.range(0, LENGTHS.size() + 1)
                        .mapToObj(n -> Cut.nth(LENGTHS, range, n))
                        .flatMap(Optional::stream)
                        .forEach(cut -> read.append(pieces.get(cut.piece()), cut.from(), cut.to()));

                // Then
                assertThat(read).hasToString(file.substring(first, first + length));
            }
        }
    }

    @Test
    void anEmptyFileHasNone() {
        assertThat(Cut.nth(List.of(0L), ByteRange.whole(0), 0)).isEmpty();
    }
}
