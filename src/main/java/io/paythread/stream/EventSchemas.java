package io.paythread.stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.paythread.platform.feed.FeedType;
import io.paythread.platform.http.ContractResource;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The schemas of the feed's rows, by type. They are those of the contract, with everything that they refer to, so that
 * there is one of each: the schema of a type is the one that bears its name as {@code x-event-type}.
 */
@Singleton
class EventSchemas {
    private static final String REF = "$ref";
    private static final String IN_CONTRACT = "#/components/schemas/";
    private static final String HERE = "#/$defs/";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final JsonNode schemas;
    private final Map<String, String> byType = new HashMap<>();

    EventSchemas(ContractResource contract) {
        this.schemas = read(contract.yaml()).at("/components/schemas");
        schemas.properties().forEach(schema -> Optional.ofNullable(
                        schema.getValue().path("x-event-type").textValue())
                .ifPresent(type -> byType.put(type, schema.getKey())));
    }

    /** A JSON schema (2020-12) that stands by itself. */
    Optional<Map<String, Object>> of(FeedType type) {
        return Optional.ofNullable(byType.get(type.name()))
                .map(name -> JSON.convertValue(standing(type, name), FIELDS));
    }

    private ObjectNode standing(FeedType type, String name) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.put("$id", "/v1/event-types/" + type.name() + "/schema");
        whole.put("title", type.name());
        whole.put("x-version", type.version());
        whole.put(REF, HERE + name);
        ObjectNode definitions = whole.putObject("$defs");
        Deque<String> open = new ArrayDeque<>();
        open.add(name);
        while (!open.isEmpty()) {
            String next = open.remove();
            if (!definitions.has(next)) {
                definitions.set(next, pointed(schemas.path(next), open));
            }
        }
        return whole;
    }

    /** A copy that refers to its neighbours here; they are added to those that are still to come. */
    private static JsonNode pointed(JsonNode schema, Deque<String> open) {
        if (schema.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            schema.forEach(item -> copy.add(pointed(item, open)));
            return copy;
        }
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        schema.properties().forEach(field -> {
            String text = field.getValue().asText();
            if (field.getKey().equals(REF) && text.startsWith(IN_CONTRACT)) {
                String name = text.substring(IN_CONTRACT.length());
                open.add(name);
                copy.put(REF, HERE + name);
            } else {
                copy.set(field.getKey(), pointed(field.getValue(), open));
            }
        });
        return copy;
    }

    private static JsonNode read(String yaml) {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("the contract is no YAML", e);
        }
    }
}
