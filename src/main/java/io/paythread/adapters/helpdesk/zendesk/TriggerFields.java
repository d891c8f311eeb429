package io.paythread.adapters.helpdesk.zendesk;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads our trigger template filled in by Zendesk. A placeholder that Zendesk left as it is counts as empty, as does a
 * blank one: a trigger's body cannot say that something is gone.
 */
record TriggerFields(Map<String, String> values) {
    private static final String PLACEHOLDER = "{{";

    TriggerFields {
        values = Map.copyOf(values);
    }

    /** What the administrator's trigger stands for. */
    Change change() {
        return Change.of(word("change").orElse(""));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(text -> !text.startsWith(PLACEHOLDER))
                .flatMap(Fields::clean);
    }

    Optional<String> word(String name) {
        return text(name).map(text -> text.strip().toLowerCase(Locale.ROOT));
    }

    /** One of these words: what Zendesk writes in the account's language is not understood and left out. */
    Optional<String> word(String name, List<String> known) {
        return word(name).map(word -> word.replace("on-hold", "hold")).filter(known::contains);
    }

    Optional<String> id(String name) {
        return text(name).flatMap(Fields::asId);
    }

    Optional<Instant> time(String name) {
        return text(name).map(String::strip).flatMap(Times::parse);
    }

    Optional<Boolean> flag(String name) {
        return word(name)
                .filter(word -> word.equals("true") || word.equals("false"))
                .map("true"::equals);
    }

    List<String> list(String name) {
        return text(name).map(Fields::words).orElseGet(List::of);
    }

    /** What a trigger stands for; the administrator writes it into each trigger's body. */
    enum Change {
        CREATED,
        COMMENT,
        STATUS,
        OTHER;

        static Change of(String word) {
            return switch (word) {
                case "created" -> CREATED;
                case "comment" -> COMMENT;
                case "status" -> STATUS;
                default -> OTHER;
            };
        }

        /** The name that an event of this trigger has in the log. */
        String eventType() {
            return "trigger." + name().toLowerCase(Locale.ROOT);
        }
    }
}
