package io.paythread.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.contract.ApiDocument.Operation;
import io.paythread.fact.Attribute;
import io.paythread.fact.Kind;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.timeline.AnnexSource;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The contract against the code. What people read and what runs must not come apart, in neither direction; where this
 * fails, decide which of the two is right.
 */
@QuarkusTest
class OpenApiContractTest {
    private static final String WEBHOOKS = "POST /webhooks/{source}";
    /** Below JAX-RS, so no scanner sees them. */
    private static final Set<String> UNSCANNED = Set.of(WEBHOOKS, "POST /login", "POST /logout", "POST /setup");

    /** Read by a filter, for every POST: {@code {$ref: '#/components/parameters/IdempotencyKey'}}. */
    private static final String IDEMPOTENCY_KEY = "header Idempotency-Key";

    private static final Set<String> ANSWERS = Set.of("200", "201", "202");

    private final ApiDocument contract = ApiDocument.contract();
    private final ApiDocument code = ApiDocument.scanned();
    private final ContractSchemas schemas = new ContractSchemas(contract);
    private final List<AnnexSource> sources;

    @Inject
    OpenApiContractTest(@All List<AnnexSource> sources) {
        this.sources = sources;
    }

    @Test
    void describesEveryOperationOfTheCodeAndNoOther() {
        // Given
        Set<String> served = new TreeSet<>(code.operations().keySet());
        served.addAll(UNSCANNED);

        // When
        Set<String> described = contract.operations().keySet();

        // Then
        assertThat(described).containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void describesTheWebhookRoute() {
        // When
        int unsigned = given().body("{}").post("/webhooks/none").statusCode();
        int read = given().get("/webhooks/none").statusCode();

        // Then
        assertThat(contract.operations()).hasEntrySatisfying(WEBHOOKS, route -> assertThat(route.statuses())
                .contains(String.valueOf(unsigned)));
        assertThat(read).isIn(404, 405);
    }

    @Test
    void namesTheParametersThatTheCodeReads() {
        // When
        Map<String, Set<String>> described = parameters(contract);
        Map<String, Set<String>> read = parameters(code);

        // Then
        described.keySet().removeAll(UNSCANNED);
        described.forEach((name, parameters) ->
                assertThat(parameters.remove(IDEMPOTENCY_KEY)).as(name).isEqualTo(name.startsWith("POST /v1/")));
        assertThat(described).isEqualTo(read);
    }

    @Test
    void describesTheBodiesThatTheCodeReads() {
        // When
        Map<String, Set<String>> described = new TreeMap<>();
        Map<String, Set<String>> read = new TreeMap<>();
        contract.operations().forEach((name, operation) -> described.put(name, contract.fields(operation.body())));
        code.operations().forEach((name, operation) -> read.put(name, code.fields(operation.body())));

        // Then
        described.keySet().removeAll(UNSCANNED);
        assertThat(described).isEqualTo(read);
    }

    @Test
    void describesTheAnswersThatTheCodeGives() {
        // Given
        Map<String, Operation> described = contract.operations();

        // When
        List<String> faults = new ArrayList<>();
        code.operations().forEach((name, operation) -> {
            Operation other = described.get(name);
            Set<String> given = answerFields(code, operation);
            if (other != null && !given.isEmpty()) {
                Set<String> promised = answerFields(contract, other);
                promised.removeIf(field -> field.contains("attributes."));
                difference(given, promised).forEach(field -> faults.add(name + ": only in the code: " + field));
                difference(promised, given).stream()
                        .filter(field -> !isOfAnAnnex(field))
                        .forEach(field -> faults.add(name + ": only in the contract: " + field));
            }
        });

        // Then
        assertThat(faults).isEmpty();
    }

    @Test
    void hasExamplesThatFitTheirSchemas() {
        // When
        List<String> faults = new ArrayList<>();
        contract.operations().values().forEach(operation -> {
            addExampleFaults(operation.name(), operation.node().path("requestBody"), faults);
            operation
                    .node()
                    .path("responses")
                    .forEach(response -> addExampleFaults(operation.name(), response, faults));
        });

        // Then
        assertThat(faults).isEmpty();
    }

    @Test
    void saysEverythingThatAReaderNeeds() {
        // When
        List<String> faults = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        Set<String> tags = new TreeSet<>();
        contract.root().path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
        contract.operations().values().forEach(operation -> {
            JsonNode node = operation.node();
            String id = node.path("operationId").asText();
            require(faults, operation, "a lowerCamel operationId", id.matches("[a-z]+([A-Z][a-z]+)+"));
            require(faults, operation, "an operationId of its own", ids.add(id));
            require(faults, operation, "one known tag", isOneOf(node.path("tags"), tags));
            int summary = node.path("summary").asText().length();
            require(faults, operation, "a summary of 1 to 60 characters", summary >= 1 && summary <= 60);
            require(
                    faults,
                    operation,
                    "a description",
                    !node.path("description").asText().isBlank());
            require(faults, operation, "problem responses", operation.statuses().contains("400"));
            operation
                    .parameters()
                    .forEach((name, parameter) ->
                            require(faults, operation, "bounds of " + name, isBounded(parameter.path("schema"))));
        });

        // Then
        assertThat(faults).isEmpty();
    }

    @Test
    void knowsEveryKindAttributeAndProblem() {
        // Given
        JsonNode named = contract.root().path("components").path("schemas");

        // Then
        assertThat(texts(named.at("/EntryKind/x-extensible-enum")))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Kind.values()).map(Kind::wireName).toList());
        assertThat(texts(named.at("/Problem/properties/code/x-extensible-enum")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ErrorCode.values())
                        .map(ErrorCode::wireName)
                        .toList());
        List<String> attributes = new ArrayList<>();
        named.at("/EntryAttributes/properties").fieldNames().forEachRemaining(attributes::add);
        assertThat(attributes)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Attribute.values())
                        .map(Attribute::wireName)
                        .toList());
    }

    @Test
    void isServedAsItWasWritten() throws IOException {
        // When
        String yaml =
                given().get("/openapi.yaml").then().statusCode(200).extract().asString();
        String json =
                given().get("/openapi.json").then().statusCode(200).extract().asString();

        // Then
        assertThat(yaml).isEqualTo(Files.readString(Path.of("openapi", "openapi.yaml")));
        assertThat(new ObjectMapper().readTree(json)).isEqualTo(contract.root());
    }

    private static Map<String, Set<String>> parameters(ApiDocument document) {
        Map<String, Set<String>> parameters = new TreeMap<>();
        document.operations()
                .forEach((name, operation) -> parameters.put(
                        name, new TreeSet<>(operation.parameters().keySet())));
        return parameters;
    }

    /** What packages above join to an object; scanners see a map. AnswersTest holds the answers against the contract. */
    private boolean isOfAnAnnex(String field) {
        return sources.stream()
                .flatMap(source -> source.annexes().stream())
                .anyMatch(annex -> field.matches("(.*\\.)?" + annex.name() + "(\\[])*[ .].*"));
    }

    private static Set<String> answerFields(ApiDocument document, Operation operation) {
        Set<String> fields = new TreeSet<>();
        ANSWERS.forEach(status -> fields.addAll(document.fields(operation.answer(status))));
        return fields;
    }

    private static Set<String> difference(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private void addExampleFaults(String where, JsonNode part, List<String> faults) {
        contract.resolve(part).path("content").properties().forEach(content -> content.getValue()
                .path("examples")
                .properties()
                .forEach(example -> schemas.faults(
                                content.getValue().path("schema"),
                                example.getValue().path("value"))
                        .forEach(fault -> faults.add(where + ", example " + example.getKey() + ": " + fault))));
    }

    private static void require(List<String> faults, Operation operation, String what, boolean there) {
        if (!there) {
            faults.add(operation.name() + " needs " + what);
        }
    }

    private static boolean isOneOf(JsonNode array, Set<String> known) {
        return array.size() == 1 && known.contains(array.path(0).asText());
    }

    private static boolean isBounded(JsonNode schema) {
        return switch (schema.path("type").asText()) {
            case "string" -> schema.has("maxLength") || schema.has("enum");
            case "integer" -> schema.has("minimum") && schema.has("maximum") && schema.has("format");
            case "array" -> schema.has("maxItems");
            default -> true;
        };
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
