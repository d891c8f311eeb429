package io.paythread.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PromQlTest {
    @Test
    void findsNamesAndLabels() {
        // When
        PromQl asked =
                PromQl.of("sum by (source) (rate(one_total{reason=~\"a|b\",job=\"$job\"}[5m])) > 0.5 * two / three");

        // Then
        assertThat(asked.selectors())
                .containsExactly(
                        new PromQl.Selector("one_total", Set.of("reason", "job")),
                        new PromQl.Selector("two", Set.of()),
                        new PromQl.Selector("three", Set.of()));
        assertThat(asked.grouping()).containsExactly("source");
    }
}
