package io.paythread.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextReplacementTest {
    private static final Map<String, String> TEXTS = Map.of("my code is \"1234\"\nthanks", "my code is XXXX");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "{\"b\":\"my code is \\\"1234\\\"\\nthanks\",\"id\":7} | {\"b\":\"my code is XXXX\",\"id\":7}",
                "{\"b\":[\"> my code is \\u0022\\u0031234\\\"\\nthanks \"]} | {\"b\":[\"my code is XXXX\"]}",
                "{\"b\":\"my code is something else\"} | {\"b\":\"my code is something else\"}",
                "no JSON: my code is \\\"1234\\\"\\nthanks! | no JSON: my code is XXXX!",
            })
    void putsWhatIsLeftInThePlace(String body, String expected) {
        assertThat(text(TextReplacement.in(bytes(body), TEXTS))).isEqualTo(expected);
    }

    @Test
    void givesTheSameArrayWhereTheTextIsNot() {
        byte[] body = bytes("{\"b\":\"hello\"}");

        assertThat(TextReplacement.in(body, TEXTS)).isSameAs(body);
    }

    @Test
    void replacesAShortTextOnlyWhereItIsTheWholeValue() {
        byte[] body = bytes("{\"id\":\"no1\",\"b\":\"no\"}");

        assertThat(text(TextReplacement.in(body, Map.of("no", "")))).isEqualTo("{\"id\":\"no1\",\"b\":\"\"}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
