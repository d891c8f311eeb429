package io.paythread.faults;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What became of each event that was sent, as its sender saw it. An event is written down before it is sent, so that one
 * that arrives without an answer is known.
 */
final class Recorder {
    /** What a sender knows of an event. Of a request without an answer, or with one of the 5xx, it knows nothing. */
    enum Outcome {
        UNKNOWN,
        REFUSED,
        ACKNOWLEDGED
    }

    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();

    void attempted(String reference) {
        outcomes.putIfAbsent(reference, Outcome.UNKNOWN);
    }

    /** A later answer never takes back an acknowledgement. */
    void answered(String reference, int status) {
        Outcome outcome =
                switch (status / 100) {
                    case 2 -> Outcome.ACKNOWLEDGED;
                    case 4 -> Outcome.REFUSED;
                    default -> Outcome.UNKNOWN;
                };
        outcomes.merge(reference, outcome, (before, now) -> before == Outcome.ACKNOWLEDGED ? before : now);
    }

    Set<String> with(Outcome outcome) {
        return outcomes.entrySet().stream()
                .filter(entry -> entry.getValue() == outcome)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> attempted() {
        return new TreeSet<>(outcomes.keySet());
    }
}
