package io.paythread.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How well the rule tells which ticket is about what, counted on a set that was made by other rules. */
class LabelledSetTest {
    private static final ThreadRule.Limits LIMITS =
            new ThreadRule.Limits(60, 30, Duration.ofDays(90), Duration.ofMinutes(10));

    /** How many links are right, wrong and missing. */
    private record Count(int tickets, int right, int wrong, int missing) {
        static final Count NONE = new Count(0, 0, 0, 0);

        Count plus(Count other) {
            return new Count(
                    tickets + other.tickets, right + other.right, wrong + other.wrong, missing + other.missing);
        }

        double precision() {
            return right + wrong == 0 ? 1 : (double) right / (right + wrong);
        }

        double recall() {
            return right + missing == 0 ? 1 : (double) right / (right + missing);
        }

        String line(String name) {
            return "%-45s %7d %7d %7d %7d   %.3f   %.3f"
                    .formatted(name, tickets, right, wrong, missing, precision(), recall());
        }
    }

    @Test
    void linksWhatBelongsTogetherAndHardlyAnythingElse() {
        // Given
        List<Labelled> set = LabelledSet.all();
        Map<String, Count> counts = new TreeMap<>();
        List<String> faults = new ArrayList<>();

        // When
        for (Labelled each : set) {
            Set<UUID> linked = linked(each);
            Count count = count(each, linked);
            counts.merge("language " + each.language(), count, Count::plus);
            counts.merge((each.linked().isEmpty() ? "trap " : "named ") + each.sort(), count, Count::plus);
            if (count.wrong() + count.missing() > 0) {
                faults.add(each.language() + " " + each.sort() + " " + each.passages());
            }
        }

        // Then
        Count all = counts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("language"))
                .map(Map.Entry::getValue)
                .reduce(Count.NONE, Count::plus);
        System.out.println(table(counts, all));
        assertThat(set).hasSizeGreaterThanOrEqualTo(300);
        assertThat(all.precision()).as("precision; %s", faults).isGreaterThanOrEqualTo(0.98);
        assertThat(all.recall()).as("recall; %s", faults).isGreaterThanOrEqualTo(0.90);
    }

    private static Set<UUID> linked(Labelled each) {
        return new ThreadRule(LIMITS)
                .evaluate(each.passages(), each.subjects()).stream()
                        .filter(Match::automatic)
                        .map(Match::id)
                        .collect(Collectors.toSet());
    }

    private static Count count(Labelled each, Set<UUID> linked) {
        Set<UUID> right = new HashSet<>(linked);
        right.retainAll(each.linked());
        return new Count(
                1, right.size(), linked.size() - right.size(), each.linked().size() - right.size());
    }

    private static String table(Map<String, Count> counts, Count all) {
        String head = "%-45s %7s %7s %7s %7s   %s %s"
                .formatted("links of tickets", "tickets", "right", "wrong", "missing", "precision", "recall");
        return head + "\n"
                + counts.entrySet().stream()
                        .map(entry -> entry.getValue().line(entry.getKey()))
                        .collect(Collectors.joining("\n"))
                + "\n" + all.line("all");
    }
}
