package io.paythread.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What changes by itself as time goes by, cut into the times in which it stays the same. Stored so, it is right at every
 * moment, and nothing has to be done when a time comes.
 */
public final class Course {
    /** Before all that happened. */
    public static final Instant BEGINNING = Instant.EPOCH;

    /** After all that will. */
    public static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    /** The finest that the database keeps. */
    private static final Duration TICK = Duration.ofNanos(1_000);

    private Course() {}

    /**
     * A time in which a value holds.
     *
     * @param until exclusive
     */
    public record Stretch<T>(Instant from, Instant until, T value) {}

    /**
     * The whole course, without a gap.
     *
     * @param turns all moments at which the value may become another; it stays the same between them
     * @param valueAt a pure function
     */
    public static <T> List<Stretch<T>> of(Collection<Instant> turns, Function<Instant, T> valueAt) {
        List<Instant> starts = new ArrayList<>(List.of(BEGINNING));
        new TreeSet<>(turns)
                .stream()
                        .filter(turn -> turn.isAfter(BEGINNING) && turn.isBefore(END))
                        .forEach(starts::add);
        List<Stretch<T>> stretches = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            Instant until = i + 1 < starts.size() ? starts.get(i + 1) : END;
            Instant start = starts.get(i);
            add(stretches, start, until, valueAt.apply(i == 0 ? until.minus(TICK) : start));
        }
        return stretches;
    }

    private static <T> void add(List<Stretch<T>> stretches, Instant from, Instant until, T value) {
        int last = stretches.size() - 1;
        if (last >= 0 && stretches.get(last).value().equals(value)) {
            stretches.set(last, new Stretch<>(stretches.get(last).from(), until, value));
        } else {
            stretches.add(new Stretch<>(from, until, value));
        }
    }
}
