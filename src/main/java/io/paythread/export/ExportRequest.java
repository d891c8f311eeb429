package io.paythread.export;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/exports}.
 *
 * @param filter the list's parameters, by their names
 * @param fields which columns, or which fields of each object; all where left out
 */
record ExportRequest(
        @NotBlank(message = "Name the list.") @Nullable String resource,
        @Size(max = 30, message = "At most 30 filters.") @Nullable Map<String, @Nullable Object> filter,
        @Nullable String format,
        @Nullable String compression,
        @Size(min = 1, max = 100, message = "1 to 100 fields; leave them out for all.") @Nullable
                List<@NotNull(message = "A field has a name.") String> fields,
        @Nullable Boolean byteOrderMark) {}
