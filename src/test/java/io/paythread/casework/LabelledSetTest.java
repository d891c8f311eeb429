package io.paythread.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How well the rule tells which ticket is about what, counted on sets that were made by other rules. */
class LabelledSetTest {
    @Test
    void linksWhatBelongsTogetherAndHardlyAnythingElse() {
        assertGood("links of tickets", LabelledSet.all());
    }

    @Test
    void linksAsWellWhatNobodyLookedAtWhileTheRulesWereMade() {
        assertGood("links of tickets, held out", HeldOutSet.all());
    }

    private static void assertGood(String title, List<Labelled> set) {
        // When
        LinkCount count = LinkCount.of(set);

        // Then
        System.out.println(count.table(title));
        assertThat(set).hasSizeGreaterThanOrEqualTo(300);
        assertThat(count.precision()).as("precision; %s", count.faults()).isGreaterThanOrEqualTo(0.98);
        assertThat(count.recall()).as("recall; %s", count.faults()).isGreaterThanOrEqualTo(0.90);
    }
}
