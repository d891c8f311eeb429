package io.paythread.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.paythread.platform.problem.Faults;
import io.paythread.platform.problem.FieldError;
import io.paythread.platform.problem.ServiceException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonStyleTest {
    private final ObjectMapper mapper = mapper();

    record Inner(int wholeNumber) {}

    record Outer(@Nullable String firstName, long big, @Nullable Instant happenedAt, List<Inner> inner) {}

    record Figures(double ratio, BigDecimal exact, long large, @Nullable String missing) {}

    @Test
    void writesSnakeCaseSixDigitsAndNoNulls() throws JsonProcessingException {
        // When
        String json = mapper.writeValueAsString(
                new Outer(null, 1, Instant.parse("2026-11-21T10:02:11.1234567Z"), List.of(new Inner(2))));

        // Then
        assertThat(json)
                .isEqualTo(
                        "{\"big\":1,\"happened_at\":\"2026-11-21T10:02:11.123456Z\",\"inner\":[{\"whole_number\":2}]}");
    }

    @Test
    void writesNumbersWithoutExponents() throws JsonProcessingException {
        // When
        String json = mapper.writeValueAsString(new Figures(1e10, new BigDecimal("1E+20"), Long.MAX_VALUE, null));

        // Then
        assertThat(json)
                .isEqualTo("{\"ratio\":10000000000,\"exact\":100000000000000000000,\"large\":9223372036854775807}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'big': 99999999999999999999}        | /big",
                "{'big': 1.0}                         | /big",
                "{'big': ''}                          | /big",
                "{'big': 1, 'first_name': 5}          | /first_name",
                "{'big': 1, 'happened_at': 5}         | /happened_at",
                "{'big': 1, 'happened_at': '2026-11-21'} | /happened_at",
                "{'big': 1, 'inner': [{'whole_number': 3000000000}]} | /inner/0/whole_number",
                "{'big': 1, 'inner': [{'whole_number': 1}, {'whole_number': 1, 'other': 1}]} | /inner/1/other",
                "{'big': 1, 'a/b~c': 1}               | /a~1b~0c"
            })
    void pointsAtTheFault(String json, String pointer) {
        // When
        ServiceException fault = read(json);

        // Then
        assertThat(fault.code().status()).isEqualTo(422);
        assertThat(fault.errors()).extracting(FieldError::pointer).containsExactly(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'big': 1", "{'big': 1, 'big': 2}", "{'big': 01}", "{big: 1}", "{'big': NaN}", "{'big': 1,}"})
    void refusesWhatIsNotJson(String json) {
        // When
        ServiceException fault = read(json);

        // Then
        assertThat(fault.code().status()).isEqualTo(400);
        assertThat(fault.detail()).contains("line 1");
    }

    @Test
    void neverQuotesTheBody() {
        // Given
        String secret = "sk_live_4242424242424242";

        // When, Then
        for (String json : List.of(
                "{'big': '" + secret + "'}",
                "{'big': " + secret + "}",
                "{'happened_at': '" + secret + "'}",
                secret,
                "{'inner': '" + secret + "'}")) {
            assertThat(read(json).detail()).doesNotContain("4242");
            assertThat(read(json).errors())
                    .allSatisfy(error -> assertThat(error.detail()).doesNotContain("4242"));
        }
    }

    private ServiceException read(String json) {
        return Faults.of(catchThrowable(() -> mapper.readValue(json.replace('\'', '"'), Outer.class)));
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        new JsonStyle().customize(mapper);
        return mapper;
    }
}
