package io.paythread.fact;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.paythread.platform.money.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Details of a fact: each attribute at most once, each value of its attribute's type, in the order of the constants.
 * Absent means that nothing is known. An empty text or list says that nothing stands there any more, as with a ticket
 * that lost its agent; it replaces what earlier tellings said.
 */
public record Attributes(Map<Attribute, Object> values) {
    /** No details. */
    public static final Attributes NONE = new Attributes(Map.of());

    public Attributes {
        Map<Attribute, Object> copy = new EnumMap<>(Attribute.class);
        values.forEach((attribute, value) -> copy.put(attribute, checked(attribute, value)));
        values = Collections.unmodifiableMap(copy);
    }

    private static Object checked(Attribute attribute, Object value) {
        boolean fits =
                switch (attribute.type()) {
                    case TEXT -> value instanceof String;
                    case NUMBER -> value instanceof Long;
                    case FLAG -> value instanceof Boolean;
                    case MONEY -> value instanceof Money;
                    case INSTANT -> value instanceof Instant;
                    case LIST -> value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
                };
        if (!fits) {
            throw new IllegalArgumentException(attribute + " is " + attribute.type() + ", not "
                    + value.getClass().getSimpleName());
        }
        return value instanceof List<?> list ? List.copyOf(list) : value;
    }

    /** The text, where it is known and not known to be empty. */
    public Optional<String> text(Attribute attribute) {
        return Optional.ofNullable((String) values.get(attribute)).filter(text -> !text.isEmpty());
    }

    /** The number, where it is known. */
    public Optional<Long> number(Attribute attribute) {
        return Optional.ofNullable((Long) values.get(attribute));
    }

    /** The flag, where it is known. */
    public Optional<Boolean> flag(Attribute attribute) {
        return Optional.ofNullable((Boolean) values.get(attribute));
    }

    /** The amount, where it is known. */
    public Optional<Money> money(Attribute attribute) {
        return Optional.ofNullable((Money) values.get(attribute));
    }

    /** The instant, where it is known. */
    public Optional<Instant> instant(Attribute attribute) {
        return Optional.ofNullable((Instant) values.get(attribute));
    }

    /** The texts; empty where nothing is known. */
    public List<String> list(Attribute attribute) {
        return values.get(attribute) instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of();
    }

    /** Whether something is known, if only that nothing stands there. */
    public boolean has(Attribute attribute) {
        return values.containsKey(attribute);
    }

    /** What is known to be there: without texts and lists that are known to be empty. */
    public Attributes present() {
        Map<Attribute, Object> present = new EnumMap<>(Attribute.class);
        values.forEach((attribute, value) -> {
            if (!isEmpty(value)) {
                present.put(attribute, value);
            }
        });
        return new Attributes(present);
    }

    private static boolean isEmpty(Object value) {
        return (value instanceof String text && text.isBlank()) || (value instanceof List<?> list && list.isEmpty());
    }

    /** Starts a collection of details. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects details; unknown ones (null, blank text, empty list) are left out, so callers need not ask. */
    public static final class Builder {
        private final Map<Attribute, Object> values = new EnumMap<>(Attribute.class);

        private Builder() {}

        /** Adds a value of the attribute's type, or nothing for null, blank text and empty lists. */
        @CanIgnoreReturnValue
        public Builder put(Attribute attribute, @Nullable Object value) {
            if (value != null && !isEmpty(value)) {
                values.put(attribute, storable(value));
            }
            return this;
        }

        /** Microseconds, and no NUL characters: PostgreSQL keeps neither nanoseconds nor NULs. */
        private static Object storable(Object value) {
            if (value instanceof Instant instant) {
                return instant.truncatedTo(ChronoUnit.MICROS);
            }
            if (value instanceof String text) {
                return text.replace("\0", "");
            }
            if (value instanceof List<?> list) {
                return list.stream()
                        .map(item -> String.valueOf(item).replace("\0", ""))
                        .toList();
            }
            return value;
        }

        /** Adds all that the other knows; what stands here already is replaced. */
        @CanIgnoreReturnValue
        public Builder putAll(Attributes other) {
            values.putAll(other.values());
            return this;
        }

        /** Says of a text or a list that nothing stands there any more; readers see it as absent. */
        @CanIgnoreReturnValue
        public Builder clear(Attribute attribute) {
            switch (attribute.type()) {
                case TEXT -> values.put(attribute, "");
                case LIST -> values.put(attribute, List.of());
                case NUMBER, FLAG, MONEY, INSTANT ->
                    throw new IllegalArgumentException(
                            attribute + " is " + attribute.type() + " and cannot be emptied");
            }
            return this;
        }

        /** What was collected. */
        public Attributes build() {
            return new Attributes(values);
        }
    }
}
