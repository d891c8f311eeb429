package io.paythread.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checkouts of a time, by what became of them, in JSON.
 *
 * @param abandonment expired over completed and expired; null where there is none of them
 * @param people behind the expired ones, each once
 * @param lostAt expired checkouts by the step at which they stopped
 * @param rebuilding whether checkouts are being counted anew, so that numbers still grow
 * @param asOf everything recorded before this is in the numbers
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
        boolean rebuilding,
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
            Instant from, Instant to, FunnelStore.Sessions sessions, FunnelStore.People people, Freshness.Place place) {
        long ended = sessions.completed() + sessions.expired();
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
                people.steps(),
                DEFINITION,
                place.rebuilding(),
                place.asOf());
    }

    static final List<String> COLUMNS = List.of("measure", "part", "count", "from", "to", "as_of");

    /** As rows of a file: one for each number. */
    List<Map<String, @Nullable Object>> rows() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        rows.add(row("sessions", "completed", sessions.completed()));
        rows.add(row("sessions", "expired", sessions.expired()));
        rows.add(row("sessions", "open", sessions.open()));
        rows.add(row("people", "lost", people.lost()));
        rows.add(row("people", "recovered", people.recovered()));
        rows.add(row("people", "completed_elsewhere", people.completedElsewhere()));
        lostAt.forEach((step, count) -> rows.add(row("lost_at", step, count)));
        return rows;
    }

    private Map<String, @Nullable Object> row(String measure, String part, long count) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("measure", measure);
        row.put("part", part);
        row.put("count", count);
        row.put("from", FigureRows.time(from));
        row.put("to", FigureRows.time(to));
        row.put("as_of", FigureRows.time(asOf));
        return row;
    }
}
