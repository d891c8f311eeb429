package io.paythread.casework;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the word lists of this package. */
final class CaseworkData {
    private CaseworkData() {}

    static JsonObject read(String name) {
        try (InputStream in = CaseworkData.class.getResourceAsStream("/casework/" + name)) {
            return new JsonObject(new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    /** Phrases in plain form, each once. */
    static List<String> phrases(JsonArray phrases) {
        return phrases.stream()
                .map(phrase -> Plain.of(String.valueOf(phrase)))
                .distinct()
                .toList();
    }
}
