package io.paythread.advice;

import io.paythread.advice.NetworkItem.Cell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What has to be written so that items are as they were computed, and what that does to the counts. Nothing for what
 * stands already: computing twice changes nothing.
 */
record ItemChanges(List<NetworkItem> gone, List<NetworkItem> added, Map<Cell, Sums> counts) {
    private static final Comparator<Cell> ORDER = Comparator.comparing(Cell::network)
            .thenComparing(Cell::kind)
            .thenComparing(Cell::day)
            .thenComparing(Cell::source)
            .thenComparing(Cell::currency)
            .thenComparing(Cell::live);

    /** A number of items and their amount, to be added. */
    record Sums(long items, long amount) {
        static final Sums NOTHING = new Sums(0, 0);

        Sums plus(long more, long money) {
            return new Sums(items + more, amount + money);
        }
    }

    static ItemChanges between(Collection<NetworkItem> standing, Collection<NetworkItem> wanted) {
        Set<NetworkItem> before = new LinkedHashSet<>(standing);
        Set<NetworkItem> after = new LinkedHashSet<>(wanted);
        List<NetworkItem> gone =
                before.stream().filter(item -> !after.contains(item)).toList();
        List<NetworkItem> added =
                after.stream().filter(item -> !before.contains(item)).toList();
        // In a settled order, so that two who write never wait for one another in a circle.
        Map<Cell, Sums> counts = new TreeMap<>(ORDER);
        gone.forEach(item -> counts.merge(item.cell(), new Sums(-1, -item.amount()), ItemChanges::sum));
        added.forEach(item -> counts.merge(item.cell(), new Sums(1, item.amount()), ItemChanges::sum));
        counts.values().removeIf(Sums.NOTHING::equals);
        return new ItemChanges(new ArrayList<>(gone), new ArrayList<>(added), counts);
    }

    private static Sums sum(Sums one, Sums other) {
        return one.plus(other.items(), other.amount());
    }

    boolean isEmpty() {
        return gone.isEmpty() && added.isEmpty();
    }
}
