package io.paythread.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonItemsTest {

    @Test
    void givesEachObjectAsTheVeryBytesThatStandThere() throws IOException {
        String page =
                """
                {"object": "list", "more": {"data": [{"no": 1}]},
                  "data": [ {"a" :1, "text":"ä} 😀 \\u00e4"},
                {"b":[{"c":2}] } , 7, "x"], "has_more": false}
                """;
        assertThat(items(page, "data"))
                .containsExactly("{\"a\" :1, \"text\":\"ä} 😀 \\u00e4\"}", "{\"b\":[{\"c\":2}] }");
    }

    @Test
    void findsNothingWhereThereIsNoList() throws IOException {
        assertThat(items("{}", "data")).isEmpty();
        assertThat(items("[{}]", "data")).isEmpty();
        assertThat(items("{\"data\": {\"data\": [{}]}}", "data")).isEmpty();
    }

    @Test
    void refusesWhatIsCutOff() {
        assertThatThrownBy(() -> items("{\"data\": [{\"a\": 1}", "data")).isInstanceOf(IOException.class);
    }

    private static List<String> items(String page, String field) throws IOException {
        return JsonItems.of(page.getBytes(StandardCharsets.UTF_8), field).stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }
}
