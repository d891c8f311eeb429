package io.paythread.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowFormsTest {
    private final RowForms forms = new RowForms(new ObjectMapper());

    @Test
    void writesAHeadAndQuotesWhatNeedsIt() {
        // When
        String csv = forms.csv(List.of("code", "value"), List.of(row("a,\"b\"", new BigDecimal("0.5"))), true);

        // Then
        assertThat(csv).isEqualTo("code,value\r\n\"a,\"\"b\"\"\",0.5\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\t=1", "\r=1"})
    void disarmsFormulas(String text) {
        // When
        String csv = forms.csv(List.of("code", "value"), List.of(row(text, null)), false);

        // Then
        assertThat(csv).containsPattern("^\"?'");
    }

    @Test
    void leavesNegativeNumbersAlone() {
        // When
        String csv = forms.csv(List.of("code", "value"), List.of(row("", new BigDecimal("-3"))), false);

        // Then
        assertThat(csv).isEqualTo(",-3\r\n");
    }

    @Test
    void writesOneObjectForEachLineWithoutWhatHasNoValue() {
        // When
        String lines = forms.lines(List.of(row("a", null), row("b", BigDecimal.ONE)));

        // Then
        assertThat(lines).isEqualTo("{\"code\":\"a\"}\n{\"code\":\"b\",\"value\":1}\n");
    }

    @Test
    void writesTheHeadAloneWhereThereAreNoRows() {
        // Then
        assertThat(forms.csv(List.of("code", "value"), List.of(), true)).isEqualTo("code,value\r\n");
        assertThat(forms.csv(List.of("code", "value"), List.of(), false)).isEmpty();
    }

    private static Map<String, @Nullable Object> row(String code, @Nullable Object value) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("code", code);
        row.put("value", value);
        return row;
    }
}
