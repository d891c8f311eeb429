package io.paythread.audit;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * JSON that is spelled in one way only: members in the order of their names, no blanks, whole numbers. Numbers with a
 * fraction are refused, because they have many spellings.
 */
final class CanonicalJson {
    private final Function<Personal, String> hashes;

    CanonicalJson(Function<Personal, String> hashes) {
        this.hashes = hashes;
    }

    String of(@Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            return String.valueOf(value);
        }
        if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof BigInteger) {
            return value.toString();
        }
        if (value instanceof Personal personal) {
            return quoted(hashes.apply(personal));
        }
        if (value instanceof CharSequence text) {
            return quoted(text.toString());
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(this::of).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Map<?, ?> members) {
            return object(members);
        }
        throw new IllegalArgumentException(
                "an audit value is text, a whole number, a truth value, a list or a map, not "
                        + value.getClass().getSimpleName());
    }

    private String object(Map<?, ?> members) {
        Map<String, String> sorted = new TreeMap<>();
        members.forEach((name, value) -> sorted.put(String.valueOf(name), of(value)));
        return sorted.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
