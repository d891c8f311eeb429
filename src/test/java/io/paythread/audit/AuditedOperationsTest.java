package io.paythread.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.contract.ApiDocument;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The contract against the table of audited operations. */
class AuditedOperationsTest {
    private static final Set<String> UNSAFE = Set.of("POST", "PUT", "PATCH", "DELETE");

    @Test
    void coverEveryChangeOfTheContract() {
        // When
        Set<String> changes = ApiDocument.contract().operations().entrySet().stream()
                .filter(operation -> isChange(operation.getKey()))
                .map(operation ->
                        operation.getValue().node().path("operationId").asText())
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertThat(AuditedOperations.ACTIONS.keySet())
                .as("each operation that changes something is in AuditedOperations, with a test of its row")
                .containsExactlyInAnyOrderElementsOf(changes);
    }

    @Test
    void nameOnlyWhatTheContractHas() {
        // When
        Set<String> all = ApiDocument.contract().operations().values().stream()
                .map(operation -> operation.node().path("operationId").asText())
                .collect(Collectors.toSet());

        // Then
        assertThat(all).containsAll(AuditedOperations.VIEWS.keySet());
    }

    private static boolean isChange(String name) {
        return UNSAFE.stream().anyMatch(method -> name.startsWith(method + " /v1/"));
    }
}
