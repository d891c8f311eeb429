package io.paythread.adapters.psp.stripe;

import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import io.paythread.fact.Moment;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Party;
import io.paythread.fact.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a fact is about: the object concerned and the others of its matter, those that are only worth a link, and whose
 * it is. Saved methods, subscriptions and customers are shared by many matters and are linked, never joined.
 */
record Matter(List<Reference> about, List<Reference> related, Optional<Party> party) {

    Matter {
        about = List.copyOf(about);
        related = List.copyOf(related);
    }

    /** The matter of this object alone. */
    static Matter of(ObjectType type, String id) {
        return new Matter(List.of(new Reference(type, id)), List.of(), Optional.empty());
    }

    /** Together with this object, where the event names it. */
    Matter with(ObjectType type, Optional<String> id) {
        return new Matter(added(about, type, id), related, party);
    }

    /** Before all others stands this object, where the event names it. */
    Matter ledBy(ObjectType type, Optional<String> id) {
        List<Reference> led = new ArrayList<>();
        id.ifPresent(value -> led.add(new Reference(type, value)));
        about.stream().filter(reference -> !led.contains(reference)).forEach(led::add);
        return new Matter(led, related, party);
    }

    /** With a link to this object, where the event names it. */
    Matter linking(ObjectType type, Optional<String> id) {
        return new Matter(about, added(related, type, id), party);
    }

    /** Belonging to this account, where one is known. */
    Matter belongingTo(Optional<Party> whose) {
        return new Matter(about, related, whose);
    }

    Fact happened(Kind kind, String key, Moment moment, Attributes attributes) {
        return new Fact.Happened(kind, key, moment, about, related, party, attributes);
    }

    Fact described(Moment moment, Attributes attributes) {
        return new Fact.Described(moment, about, related, party, attributes);
    }

    private static List<Reference> added(List<Reference> list, ObjectType type, Optional<String> id) {
        if (id.isEmpty() || list.contains(new Reference(type, id.get()))) {
            return list;
        }
        List<Reference> longer = new ArrayList<>(list);
        longer.add(new Reference(type, id.get()));
        return longer;
    }
}
