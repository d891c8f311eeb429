package io.paythread.platform.http;

import io.paythread.platform.problem.ExpectedType;
import io.paythread.platform.problem.QueryNames;
import io.paythread.platform.time.Timestamps;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One query parameter as an operation declares it.
 *
 * @param type of one value
 * @param repeatable whether it may stand in an address several times
 */
record DeclaredParameter(String name, Class<?> type, boolean repeatable) {

    /** Empty where the element is no query parameter. */
    static Optional<DeclaredParameter> of(AnnotatedElement element, String codeName, Type declared) {
        return QueryNames.of(element, codeName)
                .map(name -> new DeclaredParameter(name, valueType(declared), isList(declared)));
    }

    /**
     * Says what is wrong with the values, whatever the operation does with them. An empty one would pass for no filter,
     * and of several that stand where one is read all but the first would be passed over.
     */
    void check(List<String> values, Parameters faults) {
        if (values.stream().anyMatch(String::isEmpty)) {
            faults.refuse(name, "empty_value", "has a value; leave it out to ask without it.");
        } else if (values.size() > 1 && !repeatable) {
            faults.refuse(name, "repeated_parameter", "stands once in an address.");
        } else if (!values.stream().allMatch(this::readable)) {
            faults.refuse(name, "wrong_type", "is " + ExpectedType.describe(type) + ".");
        }
    }

    private boolean readable(String value) {
        if (type == int.class || type == Integer.class) {
            return value.matches("-?[0-9]{1,9}");
        }
        if (type == long.class || type == Long.class) {
            return value.matches("-?[0-9]{1,18}");
        }
        if (type == boolean.class || type == Boolean.class) {
            return value.equals("true") || value.equals("false");
        }
        if (type == Instant.class) {
            return Timestamps.parse(value).isPresent();
        }
        return !type.isEnum() || isConstant(value);
    }

    private boolean isConstant(String value) {
        return Arrays.stream(type.getEnumConstants())
                .anyMatch(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).equals(value));
    }

    private static boolean isList(Type type) {
        return type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw);
    }

    /** The element's type for lists and optionals. */
    private static Class<?> valueType(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            return isList(type) || raw == Optional.class ? valueType(generic.getActualTypeArguments()[0]) : raw;
        }
        return type instanceof Class<?> plain ? plain : String.class;
    }
}
