package io.paythread.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows as the array parameters that {@code unnest} makes rows of again: many rows cost one statement. */
final class Columns {
    private Columns() {}

    static <T> UUID[] uuids(Collection<T> rows, Function<T, @Nullable UUID> value) {
        return rows.stream().map(value).toArray(UUID[]::new);
    }

    static UUID[] uuids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    static <T> String[] texts(Collection<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    static <T> Boolean[] flags(Collection<T> rows, Function<T, Boolean> value) {
        return rows.stream().map(value).toArray(Boolean[]::new);
    }

    static <T> Integer[] numbers(Collection<T> rows, Function<T, Integer> value) {
        return rows.stream().map(value).toArray(Integer[]::new);
    }

    static <T> OffsetDateTime[] times(Collection<T> rows, Function<T, Instant> value) {
        return rows.stream().map(row -> time(value.apply(row))).toArray(OffsetDateTime[]::new);
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
