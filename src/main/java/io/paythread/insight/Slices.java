package io.paythread.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a change of records changes in the sums of quarters of an hour. Pure. */
final class Slices {
    private Slices() {}

    /** Which sum, in the order of the table's key. */
    record Slot(int series, int dimension, Instant at, String value, String currency) implements Comparable<Slot> {
        @Override
        public int compareTo(Slot other) {
            int by = Integer.compare(series, other.series);
            by = by != 0 ? by : Integer.compare(dimension, other.dimension);
            by = by != 0 ? by : at.compareTo(other.at);
            by = by != 0 ? by : value.compareTo(other.value);
            return by != 0 ? by : currency.compareTo(other.currency);
        }
    }

    /** A sum, or a change of one. */
    record Sums(long n, long a, long b, long c) {
        static final Sums NOTHING = new Sums(0, 0, 0, 0);

        Sums plus(Sums other) {
            return new Sums(
                    Math.addExact(n, other.n),
                    Math.addExact(a, other.a),
                    Math.addExact(b, other.b),
                    Math.addExact(c, other.c));
        }
    }

    static Map<Slot, Sums> between(List<Counted> gone, List<Counted> come) {
        Map<Slot, Sums> changes = new TreeMap<>();
        gone.forEach(one -> add(changes, one, -1));
        come.forEach(one -> add(changes, one, 1));
        changes.values().removeIf(Sums.NOTHING::equals);
        return changes;
    }

    private static void add(Map<Slot, Sums> changes, Counted one, long times) {
        Sums sums = new Sums(times, times * one.a(), times * one.b(), times * one.c());
        for (Dimension dimension : Dimension.values()) {
            Slot key = new Slot(
                    one.series().number(),
                    dimension.number(),
                    Width.QUARTER.floor(one.at()),
                    one.marks().of(dimension),
                    one.marks().currency());
            changes.merge(key, sums, Sums::plus);
        }
    }
}
