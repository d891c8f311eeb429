package io.paythread.adapters.psp.stripe;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.platform.limit.ProviderJson;
import java.io.IOException;
import java.util.Optional;

/** Reads the bytes of an event, within the bounds of all that providers send. */
final class StripeJson {
    private static final ObjectMapper MAPPER =
            new ObjectMapper(ProviderJson.factory()).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

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
