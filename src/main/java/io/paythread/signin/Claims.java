package io.paythread.signin;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a verified token says. Reads what is there in the forms that providers use, and nothing into what is not.
 *
 * @param values as parsed from JSON
 */
record Claims(Map<String, Object> values) {
    private static final Pattern SPACES = Pattern.compile(" +");
    private static final Pattern POINT = Pattern.compile("\\.");

    /** A claim that is a text. */
    Optional<String> text(String name) {
        return values.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    /** A claim that is a number of seconds since 1970. */
    Optional<java.time.Instant> time(String name) {
        return values.get(name) instanceof Number seconds
                ? Optional.of(java.time.Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Whether the claim is an object that has an object of that name. */
    boolean hasObject(String name, String inner) {
        return values.get(name) instanceof Map<?, ?> outer && outer.get(inner) instanceof Map<?, ?>;
    }

    /** A list of texts, or one text with spaces in it, at the end of a path of names; empty where it is neither. */
    List<String> words(String path) {
        Object found = at(path);
        if (found instanceof String text) {
            return SPACES.splitAsStream(text.strip())
                    .filter(word -> !word.isEmpty())
                    .toList();
        }
        return texts(found);
    }

    /** A list of texts, or one text as a whole, at the end of a path of names. */
    List<String> names(String path) {
        Object found = at(path);
        return found instanceof String text ? List.of(text) : texts(found);
    }

    private static List<String> texts(@Nullable Object found) {
        return found instanceof Collection<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    /** Some providers use addresses as names, with points in them: the whole path is tried as a name first. */
    private @Nullable Object at(String path) {
        if (values.containsKey(path)) {
            return values.get(path);
        }
        Object present = values;
        for (String name : POINT.split(path, -1)) {
            present = present instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return Objects.equals(present, values) ? null : present;
    }
}
