package io.paythread.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.paythread.platform.time.Timestamps;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A place in the chain, remembered outside the database.
 *
 * @param key the id of the key that signed
 * @param signature Ed25519 over {@link #signed()}, in base64
 */
record Checkpoint(ChainHead head, Instant takenAt, String key, String signature) {
    private static final CanonicalJson JSON = new CanonicalJson(personal -> {
        throw new IllegalArgumentException("a checkpoint holds nothing personal");
    });

    /** The text that is signed. */
    static String signed(ChainHead head, Instant takenAt, String key) {
        return JSON.of(Map.of(
                "hash", head.hash(), "key", key, "seq", head.position(), "taken_at", Timestamps.format(takenAt)));
    }

    String signed() {
        return signed(head, takenAt, key);
    }

    /** One line of JSON. */
    String line() {
        return JSON.of(Map.of(
                "hash",
                head.hash(),
                "key",
                key,
                "seq",
                head.position(),
                "signature",
                signature,
                "taken_at",
                Timestamps.format(takenAt)));
    }

    /** What a line says; empty where it is no checkpoint. */
    static Optional<Checkpoint> read(JsonNode line) {
        Optional<Instant> takenAt = Timestamps.parse(line.path("taken_at").asText());
        String hash = line.path("hash").asText();
        if (takenAt.isEmpty()
                || !hash.matches("[0-9a-f]{64}")
                || !line.path("seq").isIntegralNumber()) {
            return Optional.empty();
        }
        return Optional.of(new Checkpoint(
                new ChainHead(line.path("seq").asLong(), hash),
                takenAt.get(),
                line.path("key").asText(),
                line.path("signature").asText()));
    }
}
