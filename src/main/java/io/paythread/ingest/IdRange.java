package io.paythread.ingest;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A range of time-ordered ids, both ends exclusive. The first 48 bits of an id are the millisecond of its making, so
 * that a range of time is a range of ids, to the millisecond.
 */
record IdRange(UUID above, UUID below) {
    private static final UUID LOWEST = new UUID(0, 0);
    private static final UUID HIGHEST = new UUID(-1, -1);

    /** Ids made at or after the one and before the other moment. */
    static IdRange of(Optional<Instant> from, Optional<Instant> to) {
        return new IdRange(
                from.map(IdRange::before).orElse(LOWEST),
                to.map(IdRange::before).orElse(HIGHEST));
    }

    /** The part of it that lies below the id. */
    IdRange below(UUID id) {
        return new IdRange(above, min(below, id));
    }

    /** The part of it that lies above the id. */
    IdRange above(UUID id) {
        return new IdRange(min(above, id).equals(above) ? id : above, below);
    }

    /** The part of it that was made at or after the moment. */
    IdRange since(Instant moment) {
        return above(before(moment));
    }

    /** Smaller than every id of that millisecond and of later ones. */
    private static UUID before(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16, 0);
    }

    /** PostgreSQL compares bytes without sign; {@link UUID#compareTo} does not. */
    private static UUID min(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        int order =
                high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
        return order <= 0 ? one : other;
    }
}
