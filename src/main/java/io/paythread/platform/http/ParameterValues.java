package io.paythread.platform.http;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.platform.time.Timestamps;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads times and enum constants in paths and queries as bodies spell them. */
@Provider
public class ParameterValues implements ParamConverterProvider {
    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // The raw type was compared with the type of the result.
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> rawType, Type type, Annotation[] annotations) {
        if (rawType == Instant.class) {
            return (ParamConverter<T>) new Converter<Instant>(
                    text -> Timestamps.parse(text).orElseThrow(ParameterValues::invalid), Timestamps::format);
        }
        if (rawType.isEnum()) {
            Class<? extends Enum> constants = (Class<? extends Enum>) rawType;
            return (ParamConverter<T>) new Converter<Enum<?>>(
                    text -> Enum.valueOf(constants, text.toUpperCase(Locale.ROOT)),
                    constant -> constant.name().toLowerCase(Locale.ROOT));
        }
        return null;
    }

    private static ServiceException invalid() {
        return new ServiceException(ErrorCode.INVALID_VALUE, "A time is written as 2026-11-21T10:02:11.000000Z.");
    }

    private record Converter<T>(Function<String, T> read, Function<T, String> write) implements ParamConverter<T> {
        @Override
        @SuppressWarnings("NullAway") // JAX-RS passes and expects null for what is absent.
        public T fromString(String text) {
            return text == null ? null : read.apply(text);
        }

        @Override
        public String toString(T value) {
            return write.apply(value);
        }
    }
}
