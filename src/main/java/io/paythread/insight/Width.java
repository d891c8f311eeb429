package io.paythread.insight;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** How long a time a stored sum is over, in UTC. The number is stored and never changes. */
enum Width {
    QUARTER(0),
    HOUR(1),
    DAY(2),
    MONTH(3);

    private static final long QUARTER_SECONDS = 900;

    private final int number;

    Width(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The next shorter one; of the shortest, itself. */
    Width finer() {
        return switch (this) {
            case QUARTER, HOUR -> QUARTER;
            case DAY -> HOUR;
            case MONTH -> DAY;
        };
    }

    /** The beginning of the time that the moment lies in. */
    Instant floor(Instant at) {
        return switch (this) {
            case QUARTER ->
                Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), QUARTER_SECONDS) * QUARTER_SECONDS);
            case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
            case DAY -> at.truncatedTo(ChronoUnit.DAYS);
            case MONTH ->
                at.atZone(ZoneOffset.UTC)
                        .withDayOfMonth(1)
                        .truncatedTo(ChronoUnit.DAYS)
                        .toInstant();
        };
    }

    /** The first beginning that is not before the moment. */
    Instant ceiling(Instant at) {
        Instant floor = floor(at);
        return floor.equals(at) ? at : next(floor);
    }

    private Instant next(Instant beginning) {
        ZonedDateTime at = beginning.atZone(ZoneOffset.UTC);
        return switch (this) {
            case QUARTER -> beginning.plusSeconds(QUARTER_SECONDS);
            case HOUR -> beginning.plus(1, ChronoUnit.HOURS);
            case DAY -> beginning.plus(1, ChronoUnit.DAYS);
            case MONTH -> at.plusMonths(1).toInstant();
        };
    }
}
