package io.paythread.platform.http;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.FieldError;
import io.paythread.platform.problem.QueryNames;
import io.paythread.platform.problem.ServiceException;
import jakarta.ws.rs.BeanParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The query parameters that one operation declares. */
final class KnownParameters {
    private final Map<String, DeclaredParameter> declared;

    private KnownParameters(Map<String, DeclaredParameter> declared) {
        this.declared = Collections.unmodifiableMap(declared);
    }

    /** Reads the annotations of a resource method, and of the beans and records it takes. */
    static KnownParameters of(Method method) {
        Map<String, DeclaredParameter> declared = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            add(declared, parameter, parameter.getName(), parameter.getParameterizedType());
            if (isBean(parameter)) {
                addBean(declared, parameter.getType());
            }
        }
        return new KnownParameters(declared);
    }

    /** Refuses names that the operation does not know (400), then values that it cannot mean, all at once (422). */
    void check(Map<String, List<String>> given) {
        List<String> unknown = given.keySet().stream()
                .filter(name -> !declared.containsKey(name))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new ServiceException(ErrorCode.UNKNOWN_PARAMETER, remedy(), errors(unknown));
        }
        Parameters faults = new Parameters();
        declared.forEach((name, parameter) -> parameter.check(given.getOrDefault(name, List.of()), faults));
        faults.check();
    }

    private List<FieldError> errors(List<String> unknown) {
        return unknown.stream()
                .map(name -> new FieldError("?" + name, "unknown_parameter", remedy()))
                .toList();
    }

    private String remedy() {
        return declared.isEmpty()
                ? "This operation takes no parameters."
                : "Known parameters: " + String.join(", ", declared.keySet()) + ".";
    }

    private static boolean isBean(Parameter parameter) {
        return parameter.isAnnotationPresent(BeanParam.class)
                || Arrays.stream(parameter.getType().getDeclaredFields())
                        .anyMatch(field -> QueryNames.of(field, field.getName()).isPresent());
    }

    private static void addBean(Map<String, DeclaredParameter> declared, Class<?> bean) {
        for (Class<?> type = bean; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                add(declared, field, field.getName(), field.getGenericType());
                if (field.isAnnotationPresent(BeanParam.class)) {
                    addBean(declared, field.getType());
                }
            }
        }
    }

    private static void add(
            Map<String, DeclaredParameter> declared, AnnotatedElement element, String codeName, Type type) {
        DeclaredParameter.of(element, codeName, type).ifPresent(found -> declared.put(found.name(), found));
    }
}
