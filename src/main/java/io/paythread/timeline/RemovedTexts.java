package io.paythread.timeline;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Texts that the helpdesk removed and that our copies still hold: the tellings of a matter that say more than what is
 * left. Pure, and empty once the copies have followed. The fold comes to the same before and after.
 *
 * @param tellings with what is left in the place of the text
 * @param texts what stood there, and what is left of it; in the order of their length, longest first
 */
record RemovedTexts(List<Telling> tellings, Map<String, String> texts) {

    static RemovedTexts of(Collection<Telling> told) {
        List<Telling> byWeight = told.stream().sorted(Telling.BY_WEIGHT).toList();
        Map<Reference, Attributes> messages = Redactions.of(byWeight).messages();
        RemovedTexts none = new RemovedTexts(List.of(), Map.of());
        if (messages.isEmpty()) {
            return none;
        }
        Collected collected = new Collected(new ArrayList<>(), new LinkedHashMap<>());
        for (Telling telling : byWeight) {
            left(telling, messages, byWeight).ifPresent(left -> collected.replace(telling, left));
        }
        return collected.done();
    }

    /** What is left of the telling's text, where it is not all; empty text for nothing. */
    private static Optional<String> left(Telling telling, Map<Reference, Attributes> messages, List<Telling> byWeight) {
        Optional<String> text = telling.attributes().text(Attribute.TEXT);
        Optional<Reference> message = telling.about().stream()
                .filter(reference -> reference.type() == ObjectType.MESSAGE)
                .filter(messages::containsKey)
                .findFirst();
        Optional<String> left = message.map(reference -> messages.getOrDefault(reference, Attributes.NONE)
                        .text(Attribute.TEXT)
                        .orElse(""))
                .or(() -> openingNow(telling, byWeight));
        return text.isPresent() && left.isPresent() && !left.equals(text) ? left : Optional.empty();
    }

    /** An opening that was told before the redaction holds the ticket's first words as they were. */
    private static Optional<String> openingNow(Telling telling, List<Telling> byWeight) {
        if (!isOpening(telling)) {
            return Optional.empty();
        }
        return byWeight.stream()
                .filter(other -> isOpening(other) && tellsOfRedaction(other, byWeight))
                .filter(other -> !other.toldAt().isBefore(telling.toldAt()))
                .reduce((earlier, later) -> later)
                .flatMap(other -> other.attributes().text(Attribute.TEXT));
    }

    private static boolean tellsOfRedaction(Telling opening, List<Telling> byWeight) {
        return byWeight.stream()
                .filter(other -> other.inboundId().equals(opening.inboundId()))
                .anyMatch(other -> other.attributes().flag(Attribute.REDACTED).orElse(false));
    }

    private static boolean isOpening(Telling telling) {
        return telling.happened().map(Fact.Happened::kind).equals(Optional.of(Kind.TICKET_OPENED));
    }

    private record Collected(List<Telling> tellings, Map<String, String> texts) {
        void replace(Telling telling, String left) {
            Attributes attributes = Attributes.builder()
                    .putAll(telling.attributes())
                    .clear(Attribute.TEXT)
                    .put(Attribute.TEXT, left)
                    .build();
            tellings.add(telling.with(attributes));
            telling.attributes().text(Attribute.TEXT).ifPresent(text -> texts.put(text, left));
        }

        RemovedTexts done() {
            Map<String, String> longestFirst = new LinkedHashMap<>();
            texts.entrySet().stream()
                    .sorted((one, other) ->
                            other.getKey().length() - one.getKey().length())
                    .forEach(entry -> longestFirst.put(entry.getKey(), entry.getValue()));
            return new RemovedTexts(List.copyOf(tellings), longestFirst);
        }
    }

    boolean isEmpty() {
        return tellings.isEmpty();
    }
}
