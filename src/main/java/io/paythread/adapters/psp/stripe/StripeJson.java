package io.paythread.adapters.psp.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.paythread.platform.limit.ProviderJson;
import java.io.IOException;
import java.util.Optional;

/** Reads the bytes of an event, within the bounds of all that providers send. */
final class StripeJson {
    private static final ObjectMapper MAPPER =
            new ObjectMapper(ProviderJson.factory()).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final ObjectMapper SORTED =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private StripeJson() {}

    /** The same text for the same values, whatever their order. */
    static String canonical(JsonNode node) throws JsonProcessingException {
        return SORTED.writeValueAsString(SORTED.treeToValue(node, Object.class));
    }

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
