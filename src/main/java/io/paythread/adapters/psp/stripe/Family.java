package io.paythread.adapters.psp.stripe;

import io.paythread.fact.Fact;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The translator of one family of Stripe's objects. */
interface Family {

    /** The event types that it answers for, each in one family only. */
    Set<String> types();

    /** The id of the object; some objects are not born yet and get one made of what they name. */
    default Optional<String> id(StripeObject object) {
        return object.id("id");
    }

    /** What an event of one of these types means. Never throws, whatever the snapshot looks like. */
    List<Fact> translate(StripeEvent event);
}
