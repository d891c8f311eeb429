package io.paythread.decline;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The data of this package, as it lies in the program. */
final class Tables {
    private Tables() {}

    static JsonObject read(String name) {
        try (InputStream in = Tables.class.getResourceAsStream("/decline/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the table " + name + " is not in the program");
            }
            return new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<JsonObject> rows(JsonObject table, String name) {
        return table.getJsonArray(name).stream().map(JsonObject.class::cast);
    }

    static List<String> strings(@Nullable JsonArray array) {
        return array == null ? List.of() : array.stream().map(String::valueOf).toList();
    }
}
