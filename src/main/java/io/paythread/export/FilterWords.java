package io.paythread.export;

import io.paythread.platform.http.Parameters;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The filters of an export: those of the list, by the names of its parameters. Notes which names a list asks for, so that a
 * misspelt one is refused and not passed over.
 */
public final class FilterWords {
    private final Map<String, String> words;
    private final Set<String> known = new TreeSet<>();

    private FilterWords(Map<String, String> words) {
        this.words = Collections.unmodifiableMap(words);
    }

    /** What a request says; every fault goes to the parameters. */
    static FilterWords read(Map<String, ? extends @Nullable Object> filter, Parameters parameters) {
        Map<String, String> words = new TreeMap<>();
        filter.forEach((name, value) -> {
            if (value instanceof String
                    || value instanceof Boolean
                    || value instanceof Integer
                    || value instanceof Long) {
                words.put(name, value.toString());
            } else if (value != null) {
                parameters.refuse(name, "wrong_type", "is a text, a whole number, true or false.");
            }
            if ("".equals(value)) {
                parameters.refuse(name, "empty_value", "has a value; leave it out to ask without it.");
            }
        });
        return new FilterWords(words);
    }

    /** The value of a parameter; null where it was left out. */
    public @Nullable String text(String name) {
        boolean unused = known.add(name);
        return words.get(name);
    }

    /** All that were given. */
    public Map<String, String> all() {
        return words;
    }

    /** Refuses names that nobody has asked for. */
    void requireKnown(Parameters parameters) {
        words.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> parameters.refuse(
                        name, "unknown_field", "is no filter of this list. Known: " + String.join(", ", known) + "."));
    }
}
