package io.paythread.adapters.psp.stripe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/** Reads the bytes of an event; Jackson's own bounds on depth and on the length of numbers and texts apply. */
final class StripeJson {
    private static final ObjectMapper MAPPER =
            new ObjectMapper(new JsonFactory()).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private StripeJson() {}

    /** The object that the bytes hold; empty where they hold anything else. */
    static Optional<StripeObject> read(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return node != null && node.isObject() ? Optional.of(new StripeObject(node)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
