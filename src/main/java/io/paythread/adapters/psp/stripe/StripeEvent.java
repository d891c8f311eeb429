package io.paythread.adapters.psp.stripe;

import io.paythread.fact.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One snapshot event, read.
 *
 * @param type Stripe's name of what happened; it outweighs what the snapshot says
 * @param created when Stripe made the event
 * @param id the id of the object
 * @param object what the object looked like
 * @param previous the former values of changed fields; nothing where the event does not say
 * @param listed whether there is no event, only what the object looks like: every event outweighs it
 */
record StripeEvent(
        String type, Instant created, String id, StripeObject object, StripeObject previous, boolean listed) {
    /** Below what a snapshot in another object's event weighs, above a mention. */
    private static final int LISTED = 30;

    private static final int LISTED_SNAPSHOT = 28;
    private static final int LISTED_MENTION = 15;

    /** The object's own event, at the event's time. */
    Moment own(int step) {
        return new Moment(created, listed ? LISTED : Moment.OWN, step);
    }

    /** The object's own event, of something that happened at this time; at the event's time where it is unknown. */
    Moment own(@Nullable Instant at, int step) {
        return new Moment(at == null ? created : at, listed ? LISTED : Moment.OWN, step);
    }

    /** Another object's event that carries the fact in its snapshot. */
    Moment snapshot(@Nullable Instant at, int step) {
        return new Moment(at == null ? created : at, listed ? LISTED_SNAPSHOT : Moment.SNAPSHOT, step);
    }

    /** A mention in another object's event. */
    Moment mention(int step) {
        return new Moment(created, listed ? LISTED_MENTION : Moment.MENTION, step);
    }

    /** The last word of the type: {@code created}, {@code payment_failed}. */
    String verb() {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** The seconds that tell repeated facts of one object apart. */
    long seconds() {
        return created.getEpochSecond();
    }

    /** Whether the event says that one of these fields of the object changed. */
    boolean changed(String... fields) {
        for (String field : fields) {
            if (previous.names(field)) {
                return true;
            }
        }
        return false;
    }

    /** The names of the fields that changed. */
    List<String> changedFields() {
        List<String> names = new ArrayList<>();
        Iterator<String> fields = previous.node().fieldNames();
        while (fields.hasNext() && names.size() < 50) {
            names.add(fields.next());
        }
        return names;
    }
}
