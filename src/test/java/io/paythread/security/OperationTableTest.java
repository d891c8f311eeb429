package io.paythread.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.paythread.contract.ApiDocument;
import io.paythread.security.Operation.Access;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of operations against the contract and the code: a new operation fails here until it has a row. */
class OperationTableTest {
    /** Served, and too plain to be described as part of the API. */
    private static final Set<String> UNDESCRIBED =
            Set.of("getContract", "getContractAsJson", "getEventContract", "getProblem");

    private static final String HOW =
            "give each operation a row in OperationTable, with its operationId and route as in "
                    + "openapi.yaml, and x-required-scope there";

    private final Map<String, ApiDocument.Operation> contract =
            ApiDocument.contract().operations();
    private final Map<String, Operation> table = OperationTable.ALL.stream()
            .collect(Collectors.toMap(Operation::route, Function.identity(), (a, b) -> a, TreeMap::new));

    @Test
    void hasARowForEachOperationOfTheContractAndNoOther() {
        // Given
        Map<String, String> described = new TreeMap<>();
        contract.forEach((route, operation) ->
                described.put(route, operation.node().path("operationId").asText()));

        // When
        Map<String, String> rows = new TreeMap<>();
        OperationTable.ALL.stream()
                .filter(row -> !UNDESCRIBED.contains(row.id()))
                .forEach(row -> rows.put(row.route(), row.id()));

        // Then
        assertThat(rows).as(HOW).isEqualTo(described);
        assertThat(OperationTable.ALL).extracting(Operation::id).doesNotHaveDuplicates();
        assertThat(table).hasSameSizeAs(OperationTable.ALL);
    }

    @Test
    void hasARowForEachResourceMethod() {
        // When
        List<String> routes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.paythread").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(type -> type.reflect())
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                                .flatMap(method -> ResourceRoutes.of(type, method).stream()))
                        .toList();

        // Then
        assertThat(routes).isNotEmpty();
        assertThat(table.keySet()).as(HOW).containsAll(routes);
    }

    @Test
    void saysTheSameAsTheContract() {
        contract.forEach((route, operation) -> {
            Operation row = table.get(route);
            JsonNode node = operation.node();

            assertThat(node.path("x-required-scope").asText())
                    .as(route)
                    .isEqualTo(
                            row == null ? "" : row.scope().map(Scope::wireName).orElse(""));
        });
    }

    @Test
    void documentsTheRefusals() {
        contract.forEach((route, operation) -> {
            Operation row = Objects.requireNonNull(table.get(route), route);
            Access access = row.access();

            // What is open may look at credentials itself, and a session needs our own header everywhere.
            assertThat(access == Access.PUBLIC || operation.statuses().contains("401"))
                    .as(route + " answers 401")
                    .isTrue();
            assertThat(access != Access.SCOPE || operation.statuses().contains("403"))
                    .as(route + " answers 403")
                    .isTrue();
            assertThat(operation.node().has("security"))
                    .as(route + " has a security of its own")
                    .isEqualTo(access == Access.PUBLIC);
        });
    }

    @Test
    void givesEachScopeARole() {
        // Then
        for (Scope scope : Scope.values()) {
            assertThat(Scope.ofWireName(scope.wireName())).contains(scope);
            assertThat(Role.ADMIN.scopes()).contains(scope);
        }
    }

    @Test
    void readsRoutesAsTheContractSpellsThem() {
        // When, Then
        assertThat(ResourceRoutes.plain("//v1/samples//{id}/parts/{part: [a-z]{2,3}}/"))
                .isEqualTo("/v1/samples/{id}/parts/{part}");
        assertThat(ResourceRoutes.plain("//")).isEqualTo("/");
    }
}
