package io.paythread.platform.problem;

import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What query parameters are called on the wire, whatever the code calls them. */
public final class QueryNames {
    private QueryNames() {}

    /** The parameter's own name; empty where the element is no query parameter. */
    public static Optional<String> of(AnnotatedElement element, String codeName) {
        QueryParam standard = element.getAnnotation(QueryParam.class);
        if (standard != null) {
            return Optional.of(standard.value());
        }
        return Optional.ofNullable(element.getAnnotation(RestQuery.class))
                .map(shorter -> shorter.value().isEmpty() ? codeName : shorter.value());
    }

    /** The name of a method's parameter, or of what these properties lead to in a bean of parameters. */
    static Optional<String> of(Parameter parameter, Iterator<String> properties) {
        Optional<String> own = of(parameter, parameter.getName());
        return own.isPresent() ? own : inBean(parameter.getType(), properties);
    }

    private static Optional<String> inBean(Class<?> bean, Iterator<String> properties) {
        if (!properties.hasNext()) {
            return Optional.empty();
        }
        Optional<Field> field = field(bean, properties.next());
        Optional<String> name = field.flatMap(found -> of(found, found.getName()));
        return name.isPresent() ? name : field.flatMap(found -> inBean(found.getType(), properties));
    }

    private static Optional<Field> field(@Nullable Class<?> bean, String name) {
        if (bean == null) {
            return Optional.empty();
        }
        Optional<Field> own = Arrays.stream(bean.getDeclaredFields())
                .filter(field -> field.getName().equals(name))
                .findFirst();
        return own.isPresent() ? own : field(bean.getSuperclass(), name);
    }
}
