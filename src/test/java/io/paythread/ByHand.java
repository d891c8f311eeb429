package io.paythread;

import io.paythread.platform.postgres.AtStart;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.ConfigMapping;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Services put together without the container, each once, from their constructors: for tests that the container's test
 * support cannot run. Configuration has its defaults, and what works at start has worked. A service whose constructor
 * grows is still found.
 */
public final class ByHand {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String KEY = "dGVzdHMgaGF2ZSBhIGtleSB0aGF0IGFsbCBjYW4gc2U=";

    private final Map<Class<?>, Object> made = new HashMap<>();

    /** What the constructors cannot be asked for: interfaces, and what must be one thing for all. */
    public ByHand with(Class<?> type, Object instance) {
        made.put(type, instance);
        return this;
    }

    /** The one instance of this type. */
    public <T> T get(Class<T> type) {
        Object found = made.get(type);
        if (found == null) {
            found = type.isAnnotationPresent(ConfigMapping.class) ? defaults(type) : construct(type);
            made.put(type, found);
        }
        return type.cast(found);
    }

    private static Object defaults(Class<?> type) {
        return ConfigUtils.emptyConfigBuilder()
                .withDefaultValue("paythread.key.text", KEY)
                .withMapping(type)
                .build()
                .getConfigMapping(type);
    }

    private Object construct(Class<?> type) {
        if (type == List.class) {
            // Of what any number of others may implement there is none.
            return List.of();
        }
        Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
                .filter(one -> !one.isSynthetic())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + " has no constructor; say what it is"));
        Object[] arguments =
                Arrays.stream(constructor.getParameterTypes()).map(this::get).toArray();
        try {
            constructor.setAccessible(true);
            Object service = constructor.newInstance(arguments);
            if (service instanceof AtStart starting) {
                starting.prepare().await().atMost(PATIENCE);
            }
            return service;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made by hand", e);
        }
    }
}
