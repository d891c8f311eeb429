package io.paythread.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** An OpenAPI document: the contract, or what a scanner made of the code. */
public final class ApiDocument {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    /** Where Quarkus leaves the document that it made of the code. */
    private static final String SCANNED = "META-INF/quarkus-generated-openapi-doc.JSON";

    private final JsonNode root;

    private ApiDocument(JsonNode root) {
        this.root = root;
    }

    /** The contract as it was written. */
    public static ApiDocument contract() {
        try {
            // Readers of the contract refuse a key that stands there twice; so do we.
            ObjectMapper yaml =
                    new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            return new ApiDocument(yaml.readTree(Files.readString(Path.of("openapi", "openapi.yaml"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ApiDocument scanned() {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(SCANNED)) {
            if (in == null) {
                throw new IllegalStateException("no document of the code at " + SCANNED);
            }
            return new ApiDocument(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode root() {
        return root;
    }

    /** All operations by method and path: {@code GET /v1/payments}. */
    public Map<String, Operation> operations() {
        Map<String, Operation> operations = new TreeMap<>();
        root.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> {
                    String name = method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                    operations.put(name, new Operation(name, path.getValue(), method.getValue()));
                }));
        return operations;
    }

    /** What a node means: itself, or what it refers to. */
    JsonNode resolve(JsonNode node) {
        JsonNode here = node;
        while (here.has("$ref")) {
            here = root.at(here.get("$ref").textValue().substring(1));
        }
        return here.path("allOf").size() == 1 ? resolve(here.path("allOf").path(0)) : here;
    }

    /**
     * The fields of a schema as paths with their types: {@code data[].money.amount integer}. Schemas that stand within
     * themselves are followed once.
     */
    Set<String> fields(JsonNode schema) {
        Set<String> fields = new TreeSet<>();
        collect("", schema, new ArrayList<>(), fields);
        return fields;
    }

    private void collect(String path, JsonNode schema, List<JsonNode> above, Set<String> fields) {
        JsonNode meant = resolve(schema);
        if (above.contains(meant)) {
            return;
        }
        List<JsonNode> below = new ArrayList<>(above);
        below.add(meant);
        String type = type(meant);
        if (!path.isEmpty()) {
            fields.add(path + " " + type);
        }
        if (type.equals("array")) {
            collect(path + "[]", meant.path("items"), below, fields);
        }
        meant.path("properties").properties().stream()
                .filter(property -> !isAnnex(property))
                .forEach(property -> collect(
                        path.isEmpty() ? property.getKey() : path + "." + property.getKey(),
                        property.getValue(),
                        below,
                        fields));
    }

    /**
     * What a package above adds to an object: in the contract each by its name, marked {@code x-annex}; in the code the map
     * of all. Live answers are compared with the contract where they are given.
     */
    private static boolean isAnnex(Map.Entry<String, JsonNode> property) {
        return property.getKey().equals("annexes") || property.getValue().has("x-annex");
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            for (JsonNode candidate : type) {
                if (!candidate.textValue().equals("null")) {
                    return candidate.textValue();
                }
            }
        }
        return type.isTextual() ? type.textValue() : schema.has("properties") ? "object" : "string";
    }

    /** One operation of the document. */
    public final class Operation {
        private final String name;
        private final JsonNode path;
        private final JsonNode node;

        private Operation(String name, JsonNode path, JsonNode node) {
            this.name = name;
            this.path = path;
            this.node = node;
        }

        String name() {
            return name;
        }

        /** The operation as the document has it. */
        public JsonNode node() {
            return node;
        }

        /** Parameters by place and name: {@code query kind}. */
        public Map<String, JsonNode> parameters() {
            Map<String, JsonNode> parameters = new TreeMap<>();
            for (JsonNode parameter : path.path("parameters")) {
                put(parameters, parameter);
            }
            for (JsonNode parameter : node.path("parameters")) {
                put(parameters, parameter);
            }
            return parameters;
        }

        private void put(Map<String, JsonNode> parameters, JsonNode parameter) {
            JsonNode meant = resolve(parameter);
            parameters.put(meant.path("in").asText() + " " + meant.path("name").asText(), meant);
        }

        /** The schema of the JSON body; missing where there is none. */
        JsonNode body() {
            return resolve(node.path("requestBody")).at("/content/application~1json/schema");
        }

        /** The schema of the answer, or of the problem, with this status; missing where there is none. */
        public JsonNode answer(String status) {
            JsonNode response = node.path("responses").path(status);
            JsonNode content = resolve(response).path("content");
            return content.has("application/problem+json")
                    ? content.at("/application~1problem+json/schema")
                    : content.at("/application~1json/schema");
        }

        /** The statuses that it answers. */
        public Set<String> statuses() {
            Set<String> statuses = new TreeSet<>();
            node.path("responses").properties().forEach(response -> statuses.add(response.getKey()));
            return statuses;
        }
    }
}
