package io.paythread.timeline;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Messages whose text the helpdesk removed. Our entries follow, whichever was told first: they show what is left of the
 * text. Pure.
 */
record Redactions(Map<Reference, Attributes> messages) {

    static Redactions of(List<Telling> byWeight) {
        return new Redactions(byWeight.stream()
                .filter(telling -> telling.attributes().flag(Attribute.REDACTED).orElse(false))
                .map(telling -> telling.about().get(0))
                .filter(reference -> reference.type() == ObjectType.MESSAGE)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), reference -> present(reference, byWeight))));
    }

    private static Attributes present(Reference message, List<Telling> byWeight) {
        return States.merged(byWeight.stream()
                .filter(telling -> telling.about().get(0).equals(message))
                .toList());
    }

    /**
     * The details of an entry without what was removed. A ticket's opening keeps its own text: the helpdesk tells it
     * anew, because it is the ticket's description as well.
     */
    Attributes applyTo(Group group, Attributes told) {
        if (messages.isEmpty() || group.kind() == Kind.TICKET_OPENED || !told.has(Attribute.TEXT)) {
            return told;
        }
        return group.first(ObjectType.MESSAGE)
                .filter(messages::containsKey)
                .map(message -> messages.getOrDefault(message, Attributes.NONE).text(Attribute.TEXT))
                .map(left -> Attributes.builder()
                        .putAll(told)
                        .clear(Attribute.TEXT)
                        .put(Attribute.TEXT, left.orElse(null))
                        .put(Attribute.REDACTED, true)
                        .build())
                .orElse(told);
    }
}
