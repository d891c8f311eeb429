package io.paythread.platform.http;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ExpectedType;
import io.paythread.platform.problem.FieldError;
import io.paythread.platform.problem.ServiceException;
import io.paythread.platform.time.Timestamps;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestQuery;

/** The query parameters that one operation declares, with the type of each value. */
final class KnownParameters {
    private final Map<String, Class<?>> types;

    private KnownParameters(Map<String, Class<?>> types) {
        this.types = Collections.unmodifiableMap(types);
    }

    /** Reads the annotations of a resource method, and of the beans and records it takes. */
    static KnownParameters of(Method method) {
        Map<String, Class<?>> types = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            add(types, parameter, parameter.getName(), parameter.getParameterizedType());
            if (isBean(parameter)) {
                addBean(types, parameter.getType());
            }
        }
        return new KnownParameters(types);
    }

    /** Refuses names that the operation does not know (400), then values of another type, all at once (422). */
    void check(Map<String, List<String>> given) {
        List<String> unknown = given.keySet().stream()
                .filter(name -> !types.containsKey(name))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new ServiceException(ErrorCode.UNKNOWN_PARAMETER, remedy(), errors(unknown));
        }
        List<FieldError> wrong = new ArrayList<>();
        given.forEach((name, values) -> {
            Class<?> type = types.getOrDefault(name, String.class);
            if (!values.stream().allMatch(value -> readable(type, value))) {
                wrong.add(new FieldError("?" + name, "wrong_type", "Expected " + ExpectedType.describe(type) + "."));
            }
        });
        if (!wrong.isEmpty()) {
            throw new ServiceException(ErrorCode.INVALID_VALUE, "Parameters have values of another type.", wrong);
        }
    }

    private List<FieldError> errors(List<String> unknown) {
        return unknown.stream()
                .map(name -> new FieldError("?" + name, "unknown_parameter", remedy()))
                .toList();
    }

    private String remedy() {
        return types.isEmpty()
                ? "This operation takes no parameters."
                : "Known parameters: " + String.join(", ", types.keySet()) + ".";
    }

    private static boolean isBean(Parameter parameter) {
        boolean declared = parameter.isAnnotationPresent(BeanParam.class);
        return declared
                || Arrays.stream(parameter.getType().getDeclaredFields()).anyMatch(KnownParameters::isQuery);
    }

    private static void addBean(Map<String, Class<?>> types, Class<?> bean) {
        for (Class<?> type = bean; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                add(types, field, field.getName(), field.getGenericType());
                if (field.isAnnotationPresent(BeanParam.class)) {
                    addBean(types, field.getType());
                }
            }
        }
    }

    private static boolean isQuery(AnnotatedElement element) {
        return element.isAnnotationPresent(QueryParam.class) || element.isAnnotationPresent(RestQuery.class);
    }

    private static void add(Map<String, Class<?>> types, AnnotatedElement element, String ownName, Type type) {
        QueryParam standard = element.getAnnotation(QueryParam.class);
        RestQuery shorter = element.getAnnotation(RestQuery.class);
        if (standard != null) {
            types.put(standard.value(), valueType(type));
        } else if (shorter != null) {
            types.put(shorter.value().isEmpty() ? ownName : shorter.value(), valueType(type));
        }
    }

    /** The element's type for lists and optionals. */
    private static Class<?> valueType(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            boolean wrapper = Collection.class.isAssignableFrom(raw) || raw == Optional.class;
            return wrapper ? valueType(generic.getActualTypeArguments()[0]) : raw;
        }
        return type instanceof Class<?> plain ? plain : String.class;
    }

    private static boolean readable(Class<?> type, String value) {
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
        return !type.isEnum() || isConstant(type, value);
    }

    private static boolean isConstant(Class<?> type, String value) {
        return Arrays.stream(type.getEnumConstants())
                .anyMatch(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).equals(value));
    }
}
