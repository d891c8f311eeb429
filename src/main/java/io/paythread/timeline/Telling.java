package io.paythread.timeline;

import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Moment;
import io.paythread.fact.Party;
import io.paythread.fact.Reference;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One fact as one event told it. Tellings are kept; entries and states are folded from them.
 *
 * @param inboundId the event
 * @param place the place of the fact among the event's facts
 * @param toldAt the provider's time of the event, which may be later than the fact
 * @param toldBy the provider's reference of the event
 * @param toldType the provider's name of the event type
 * @param origin how the event came: {@code webhook} or {@code reconcile}
 * @param recordedAt when the event came through our door
 * @param fact a {@link Fact.Happened} or a {@link Fact.Described}
 */
public record Telling(
        UUID inboundId,
        int place,
        Instant toldAt,
        String toldBy,
        String toldType,
        String origin,
        Instant recordedAt,
        Fact fact) {

    /**
     * By weight, lightest first: rank, then provider's time, step, reference, place. Total over the tellings of one
     * source, so the heaviest is the same in every order of arrival.
     */
    static final Comparator<Telling> BY_WEIGHT = Comparator.comparingInt(
                    (Telling t) -> t.moment().rank())
            .thenComparing(Telling::toldAt)
            .thenComparingInt(t -> t.moment().step())
            .thenComparing(Telling::toldBy)
            .thenComparingInt(Telling::place);

    public Telling {
        if (!(fact instanceof Fact.Happened) && !(fact instanceof Fact.Described)) {
            throw new IllegalArgumentException(
                    "a matter is told of by what happened and what was described, not " + fact.getClass());
        }
    }

    Moment moment() {
        return fact.moment();
    }

    Optional<Fact.Happened> happened() {
        return fact instanceof Fact.Happened happened ? Optional.of(happened) : Optional.empty();
    }

    List<Reference> about() {
        return fact instanceof Fact.Happened happened
                ? happened.about()
                : described().about();
    }

    List<Reference> related() {
        return fact instanceof Fact.Happened happened
                ? happened.related()
                : described().related();
    }

    Optional<Party> party() {
        return fact instanceof Fact.Happened happened
                ? happened.party()
                : described().party();
    }

    Attributes attributes() {
        return fact instanceof Fact.Happened happened
                ? happened.attributes()
                : described().attributes();
    }

    /** The same with other details. */
    Telling with(Attributes attributes) {
        Fact changed = fact instanceof Fact.Happened happened
                ? new Fact.Happened(
                        happened.kind(),
                        happened.key(),
                        happened.moment(),
                        happened.about(),
                        happened.related(),
                        happened.party(),
                        attributes)
                : new Fact.Described(moment(), about(), related(), party(), attributes);
        return new Telling(inboundId, place, toldAt, toldBy, toldType, origin, recordedAt, changed);
    }

    private Fact.Described described() {
        return (Fact.Described) fact;
    }
}
