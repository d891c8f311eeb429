package io.paythread.adapters.helpdesk.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paythread.platform.limit.ProviderJson;
import java.io.IOException;

/** Reads and makes JSON around what the API gives. */
final class ExportJson {
    private static final ObjectMapper MAPPER = new ObjectMapper(ProviderJson.factory());

    private ExportJson() {}

    /** What the bytes hold; reads as empty where they hold no JSON. */
    static Fields read(byte[] bytes) {
        try {
            JsonNode json = MAPPER.readTree(bytes);
            return new Fields(json == null ? MissingNode.getInstance() : json);
        } catch (IOException unreadable) {
            return Fields.NONE;
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
