package io.paythread.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartitionsTest {
    private static final UUID SOURCE = UUID.fromString("01936f7a-0000-7000-8000-000000000001");

    @Test
    void givesWhatItGaveYesterday() {
        // When
        int partition = Partitions.of(SOURCE, "cus_1");

        // Then
        assertThat(partition).isEqualTo(102);
    }

    @Test
    void keepsSourcesApart() {
        // When
        long different = IntStream.range(0, 100)
                .filter(i -> Partitions.of(SOURCE, "cus_" + i) != Partitions.of(new UUID(1, 1), "cus_" + i))
                .count();

        // Then
        assertThat(different).isGreaterThan(90);
    }

    @Test
    void usesAllPartitions() {
        // When
        long used = IntStream.range(0, 10_000)
                .map(i -> Partitions.of(SOURCE, "cus_" + i))
                .distinct()
                .count();

        // Then
        assertThat(used).isEqualTo(Partitions.COUNT);
    }
}
