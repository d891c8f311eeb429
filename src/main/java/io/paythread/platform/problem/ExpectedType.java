package io.paythread.platform.problem;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names a Java type as a caller knows it. */
public final class ExpectedType {
    private static final Set<Class<?>> WHOLE = Set.of(
            int.class,
            long.class,
            short.class,
            byte.class,
            Integer.class,
            Long.class,
            Short.class,
            Byte.class,
            BigInteger.class);
    private static final Set<Class<?>> NUMBER =
            Set.of(double.class, float.class, Double.class, Float.class, BigDecimal.class);
    private static final Map<Class<?>, String> NAMES = Map.of(
            boolean.class, "true or false",
            Boolean.class, "true or false",
            String.class, "a text",
            Instant.class, "a time as in 2026-11-21T10:02:11.000000Z (RFC 3339, with seconds and offset)",
            OffsetDateTime.class, "a time as in 2026-11-21T10:02:11.000000Z (RFC 3339, with seconds and offset)",
            LocalDate.class, "a date as in 2026-11-21",
            Duration.class, "a duration as in PT15M (ISO 8601)",
            UUID.class, "a UUID");

    private ExpectedType() {}

    /** What a value of the type looks like: {@code a whole number}, {@code one of open, solved}. */
    public static String describe(@Nullable Class<?> type) {
        if (type == null) {
            return "another value";
        }
        if (type.isEnum()) {
            return "one of " + constants(type);
        }
        if (WHOLE.contains(type)) {
            return "a whole number";
        }
        if (NUMBER.contains(type)) {
            return "a number";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return NAMES.getOrDefault(type, "an object");
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
