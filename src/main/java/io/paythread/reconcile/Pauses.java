package io.paythread.reconcile;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Sources that one job leaves alone for a while, as its checkpoint keeps them. */
final class Pauses {
    /** A shorter rest of a job is not worth its while. */
    private static final Duration SHORTEST = Duration.ofMillis(100);

    private final Instant now;
    private final Map<String, Instant> untils = new TreeMap<>();

    private Pauses(Instant now) {
        this.now = now;
    }

    /** Those whose time is over are gone from it. */
    static Pauses of(JsonObject position, Instant now) {
        Pauses pauses = new Pauses(now);
        position.fieldNames().forEach(source -> pauses.put(source, Instant.parse(position.getString(source))));
        return pauses;
    }

    boolean hold(UUID source) {
        return untils.containsKey(source.toString());
    }

    /** The longer of two pauses counts. */
    void put(UUID source, Duration pause) {
        put(source.toString(), now.plus(pause));
    }

    private void put(String source, Instant until) {
        if (until.isAfter(now)) {
            untils.merge(source, until, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    /** Until the first of them is over, and so long at most. */
    Duration shortest(Duration most) {
        Duration first = untils.values().stream()
                .map(until -> Duration.between(now, until))
                .filter(pause -> pause.compareTo(most) < 0)
                .min(Duration::compareTo)
                .orElse(most);
        return first.compareTo(SHORTEST) < 0 ? SHORTEST : first;
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        untils.forEach((source, until) -> json.put(source, until.toString()));
        return json;
    }
}
