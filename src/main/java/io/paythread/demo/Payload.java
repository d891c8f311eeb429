package io.paythread.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object with its fields in order. Immutable: each field added gives a new one. */
record Payload(Map<String, @Nullable Object> fields) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static final Payload EMPTY = new Payload(Map.of());

    /** Texts, numbers, flags, lists, other payloads; an {@link Instant} becomes Unix seconds, as Stripe writes it. */
    Payload with(String field, @Nullable Object value) {
        Map<String, @Nullable Object> longer = new LinkedHashMap<>(fields);
        longer.put(field, plain(value));
        return new Payload(Collections.unmodifiableMap(longer));
    }

    /** Fields that stand there without a value. */
    Payload withNulls(String... names) {
        Payload longer = this;
        for (String name : names) {
            longer = longer.with(name, null);
        }
        return longer;
    }

    String json() {
        try {
            return MAPPER.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, numbers and flags can always be written as JSON", e);
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Payload payload) {
            return payload.fields;
        }
        if (value instanceof Instant instant) {
            return instant.getEpochSecond();
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(Payload::plain).orElse(null);
        }
        return value instanceof List<?> list ? list.stream().map(Payload::plain).toList() : value;
    }
}
