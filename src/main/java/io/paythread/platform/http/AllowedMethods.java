package io.paythread.platform.http;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which methods a path answers to, for the header Allow: the framework refuses the wrong one without naming the others. */
@Singleton
class AllowedMethods {
    private static final Pattern VARIABLE = Pattern.compile("\\{[^/{}]+}");

    /** Read when the first wrong method arrives. */
    private volatile @Nullable List<Operation> operations;

    private final BeanManager beans;

    AllowedMethods(BeanManager beans) {
        this.beans = beans;
    }

    private record Operation(Pattern path, String method) {}

    /** The methods in alphabetical order, with commas; empty when nothing is at the path. */
    String of(String path) {
        TreeSet<String> methods = operations().stream()
                .filter(operation -> operation.path().matcher(path).matches())
                .map(Operation::method)
                .collect(Collectors.toCollection(TreeSet::new));
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        return String.join(", ", methods);
    }

    private List<Operation> operations() {
        List<Operation> known = operations;
        if (known == null) {
            known = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                    .flatMap(bean -> of(bean.getBeanClass()).stream())
                    .toList();
            operations = known;
        }
        return known;
    }

    private static List<Operation> of(Class<?> resource) {
        Path root = resource.getAnnotation(Path.class);
        List<Operation> found = new ArrayList<>();
        if (root == null) {
            return found;
        }
        for (Method method : resource.getDeclaredMethods()) {
            for (Annotation annotation : method.getAnnotations()) {
                HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (http != null) {
                    found.add(new Operation(pattern(root, method.getAnnotation(Path.class)), http.value()));
                }
            }
        }
        return found;
    }

    private static Pattern pattern(Path root, @Nullable Path below) {
        String template = "/" + root.value() + "/" + (below == null ? "" : below.value());
        String path = template.replaceAll("/{2,}", "/").replaceAll("/$", "");
        String literal = VARIABLE.splitAsStream(path).map(Pattern::quote).collect(Collectors.joining("[^/]+"));
        return Pattern.compile(literal + (path.endsWith("}") ? "[^/]+" : "") + "/?");
    }
}
