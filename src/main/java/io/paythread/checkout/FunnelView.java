package io.paythread.checkout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Checkouts of a time, by what became of them, in JSON.
 *
 * @param abandonment expired over completed and expired; null where there is none of them
 * @param people behind the expired ones, each once
 * @param lostAt expired checkouts by the step at which they stopped
 */
public record FunnelView(
        String object,
        Instant from,
        Instant to,
        SessionsView sessions,
        @Nullable BigDecimal abandonment,
        PeopleView people,
        Map<String, Long> lostAt,
        String definition,
        Instant asOf) {
    private static final int DIGITS = 6;
    private static final String DEFINITION =
            "1 - completed / (completed + expired), by the time at which checkouts were begun; open ones are left out."
                    + " People: each person behind an expired checkout counts once, as recovered, as having completed the"
                    + " purchase elsewhere, or as lost.";

    /** Checkouts by how they ended. */
    public record SessionsView(long completed, long expired, long open) {}

    /** People by what became of them. */
    public record PeopleView(long lost, long recovered, long completedElsewhere) {}

    static FunnelView of(
            Instant from, Instant to, FunnelStore.Sessions sessions, FunnelStore.People people, Instant now) {
        long ended = sessions.completed() + sessions.expired();
        Map<String, Long> steps = new TreeMap<>();
        people.steps().forEach(step -> steps.put(step.getKey(), ((Number) step.getValue()).longValue()));
        return new FunnelView(
                "abandonment_funnel",
                from,
                to,
                new SessionsView(sessions.completed(), sessions.expired(), sessions.open()),
                ended == 0
                        ? null
                        : BigDecimal.valueOf(sessions.expired())
                                .divide(BigDecimal.valueOf(ended), DIGITS, RoundingMode.HALF_UP),
                new PeopleView(people.lost(), people.recovered(), people.elsewhere()),
                steps,
                DEFINITION,
                now);
    }
}
