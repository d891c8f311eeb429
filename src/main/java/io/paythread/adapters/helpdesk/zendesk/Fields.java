package io.paythread.adapters.helpdesk.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads an object of Zendesk's JSON without trusting its shape: what is missing, null, blank or of an unexpected type
 * is empty. Ids come as strings or numbers, lists as arrays or as words with spaces between them.
 */
record Fields(JsonNode json) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    /** Zendesk's way to say "none" of some ids. */
    private static final String NO_ID = "0";

    private static final Pattern SPACES = Pattern.compile("[\\s,]+");

    static final Fields NONE = new Fields(MissingNode.getInstance());

    /** The object in this field; reads as empty where there is none. */
    Fields at(String name) {
        return new Fields(json.path(name));
    }

    /** Whether the field is there, if only with null: then the provider says that nothing stands there. */
    boolean names(String name) {
        return json.has(name);
    }

    boolean isEmpty() {
        return json.isEmpty();
    }

    Optional<String> text(String name) {
        return scalar(json.path(name));
    }

    /** A word of Zendesk's vocabulary: upper case in events, lower case elsewhere, lower case here. */
    Optional<String> word(String name) {
        return text(name).map(text -> text.toLowerCase(Locale.ROOT));
    }

    Optional<String> id(String name) {
        return text(name).flatMap(Fields::asId);
    }

    Optional<Instant> time(String name) {
        return text(name).flatMap(Times::parse);
    }

    Optional<Boolean> flag(String name) {
        return word(name)
                .filter(word -> word.equals("true") || word.equals("false"))
                .map("true"::equals);
    }

    List<String> list(String name) {
        JsonNode node = json.path(name);
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> scalar(item).ifPresent(items::add));
            return items;
        }
        return scalar(node).map(Fields::words).orElseGet(List::of);
    }

    static List<String> words(String text) {
        return SPACES.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
    }

    static Optional<String> asId(String text) {
        String id = text.strip();
        return ID.matcher(id).matches() && !id.equals(NO_ID) ? Optional.of(id) : Optional.empty();
    }

    /** Text as databases can keep it: they refuse the character NUL. */
    static Optional<String> clean(String text) {
        String clean = text.replace('\0', '\uFFFD');
        return clean.isBlank() ? Optional.empty() : Optional.of(clean);
    }

    private static Optional<String> scalar(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? clean(node.asText()) : Optional.empty();
    }
}
