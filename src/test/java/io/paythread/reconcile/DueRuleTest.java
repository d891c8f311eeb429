package io.paythread.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.reconcile.DueRule.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueRuleTest {
    private static final Instant NOW = Instant.parse("2026-09-14T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    never asked               |     |    | false | false | false | true
                    asked an hour ago         | 60  |    | false | false | false | true
                    asked lately              | 59  |    | false | false | false | false
                    asked lately, outage      | 1   |    | true  | false | false | true
                    outage, failed lately     | 300 | 9  | true  | false | false | false
                    outage, failed before     | 300 | 10 | true  | false | false | true
                    asked lately, now silent  | 1   |    | false | true  | false | true
                    asked lately, gap open    | 9   |    | false | false | true  | false
                    asked before, gap open    | 10  |    | false | false | true  | true
                    failed lately             | 300 | 5  | false | false | false | false
                    failed an hour ago        | 300 | 60 | false | false | false | true
                    failed lately, gap open   | 300 | 10 | false | false | true  | true
                    """)
    void knowsWhenASourceIsDue(
            String what,
            @Nullable Integer ended,
            @Nullable Integer failed,
            boolean outage,
            boolean suspected,
            boolean open,
            boolean due) {
        assertThat(DueRule.isDue(
                        new Standing(ago(ended), ago(failed), outage, suspected, open),
                        NOW,
                        Duration.ofHours(1),
                        Duration.ofMinutes(10)))
                .as(what)
                .isEqualTo(due);
    }

    private static Optional<Instant> ago(@Nullable Integer minutes) {
        return Optional.ofNullable(minutes).map(count -> NOW.minus(Duration.ofMinutes(count)));
    }
}
