package io.paythread.casework;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** How many links of a labelled set are right, wrong and missing, by language and by sort of example. */
final class LinkCount {
    private static final ThreadRule.Limits LIMITS =
            new ThreadRule.Limits(60, 30, Duration.ofDays(90), Duration.ofMinutes(10));

    private final Map<String, Count> counts = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private Count all = Count.NONE;

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

    static LinkCount of(List<Labelled> set) {
        LinkCount count = new LinkCount();
        set.forEach(count::add);
        return count;
    }

    private void add(Labelled each) {
        Set<UUID> linked = new ThreadRule(LIMITS)
                .evaluate(each.passages(), each.subjects()).stream()
                        .filter(Match::automatic)
                        .map(Match::id)
                        .collect(Collectors.toSet());
        Set<UUID> right = new HashSet<>(linked);
        right.retainAll(each.linked());
        Count count = new Count(
                1, right.size(), linked.size() - right.size(), each.linked().size() - right.size());
        counts.merge("language " + each.language(), count, Count::plus);
        counts.merge((each.linked().isEmpty() ? "trap " : "named ") + each.sort(), count, Count::plus);
        all = all.plus(count);
        if (count.wrong() + count.missing() > 0) {
            faults.add(each.language() + " " + each.sort() + " " + each.passages());
        }
    }

    double precision() {
        return all.precision();
    }

    double recall() {
        return all.recall();
    }

    /** The tickets with a wrong or a missing link. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    String table(String title) {
        String head = "%-45s %7s %7s %7s %7s   %s %s"
                .formatted(title, "tickets", "right", "wrong", "missing", "precision", "recall");
        return head + "\n"
                + counts.entrySet().stream()
                        .map(entry -> entry.getValue().line(entry.getKey()))
                        .collect(Collectors.joining("\n"))
                + "\n" + all.line("all");
    }
}
