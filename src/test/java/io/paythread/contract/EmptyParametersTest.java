package io.paythread.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.security.FakeSessions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query parameter that the contract names, sent without a value: no filter must come to nothing unnoticed. */
@QuarkusTest
class EmptyParametersTest {
    /** Nobody's: parameters are looked at first. */
    private static final String NOBODY = "cst_00000000000000000000000000";

    static Stream<Arguments> parameters() {
        return ApiDocument.contract().operations().values().stream()
                .flatMap(operation -> operation.parameters().values().stream()
                        .filter(parameter -> parameter.path("in").asText().equals("query"))
                        .map(parameter -> Arguments.of(
                                operation.name(), parameter.path("name").asText())));
    }

    static Stream<Arguments> parametersOfCollections() {
        return parameters().filter(one -> !one.get()[0].toString().contains("{"));
    }

    @ParameterizedTest(name = "{0} ?{1}")
    @MethodSource("parameters")
    void refusesAnEmptyValueByName(String operation, String parameter) {
        // When
        Response answer = call(operation, parameter, "");

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("errors.pointer")).containsExactly("?" + parameter);
    }

    @ParameterizedTest(name = "{0} ?{1}")
    @MethodSource("parametersOfCollections")
    void refusesAValueOfBlanks(String operation, String parameter) {
        // When
        Response answer = call(operation, parameter, " ");

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isIn(400, 422);
    }

    private static Response call(String operation, String parameter, String value) {
        String[] methodAndPath = operation.split(" ", 2);
        return FakeSessions.callerOf(operation)
                .contentType("application/json")
                .body("{}")
                .queryParam(parameter, value)
                .request(methodAndPath[0], methodAndPath[1].replace("{id}", NOBODY));
    }
}
