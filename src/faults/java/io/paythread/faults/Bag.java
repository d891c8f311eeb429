package io.paythread.faults;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was seen somewhere, and how often. */
final class Bag {
    private final Map<String, Integer> counts = new HashMap<>();

    static Bag of(Collection<String> items) {
        Bag bag = new Bag();
        items.forEach(item -> bag.counts.merge(item, 1, Integer::sum));
        return bag;
    }

    int lost(Set<String> wanted) {
        return (int) wanted.stream().filter(item -> !counts.containsKey(item)).count();
    }

    int doubled() {
        return (int) counts.values().stream().filter(count -> count > 1).count();
    }

    int unexpected(Set<String> possible) {
        return (int) counts.keySet().stream()
                .filter(item -> !possible.contains(item))
                .count();
    }

    Set<String> items() {
        return counts.keySet().stream().collect(Collectors.toUnmodifiableSet());
    }

    int size() {
        return counts.size();
    }
}
