package io.paythread.security;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the contract spells the route of a resource method. */
final class ResourceRoutes {
    private ResourceRoutes() {}

    /** {@code GET /v1/customers/{id}}; empty for a method that answers no request itself. */
    static Optional<String> of(Class<?> resource, Method method) {
        String path = path(resource.getAnnotation(Path.class)) + path(method.getAnnotation(Path.class));
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
                return Optional.of(http.value() + " " + plain(path));
            }
        }
        return Optional.empty();
    }

    private static String path(@Nullable Path path) {
        return path == null ? "" : "/" + path.value();
    }

    /** One slash between parts, none at the end, variables without their patterns. */
    static String plain(String path) {
        return path.replaceAll("\\{\\s*(\\w+)\\s*:[^{}]*(\\{[^{}]*}[^{}]*)*}", "{$1}")
                .replaceAll("/{2,}", "/")
                .replaceAll("(?<=.)/$", "");
    }
}
