package io.paythread.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SignalWordsTest {

    @ParameterizedTest
    @MethodSource("examples")
    void hearsWhatTheExamplesSayAndNothingElse(JsonObject example) {
        // Given
        List<String> expected =
                example.getJsonArray("expect").stream().map(String::valueOf).toList();

        // When
        var heard = SignalWords.in(example.getString("text"));

        // Then
        assertThat(heard).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "BU ÖDEMEYİ TANIMIYORUM, unrecognized_charge",
        "wo ist meine ruckerstattung, refund_missing",
        "I didn’t make this purchase, unrecognized_charge",
        "ＣＨＡＲＧＥＢＡＣＫ, dispute_threat",
        "Где мой возврат?, refund_missing"
    })
    void hearsThroughCaseAccentsAndTypography(String text, String signal) {
        // When
        var heard = SignalWords.in(text);

        // Then
        assertThat(heard).contains(signal);
    }

    static Stream<JsonObject> examples() {
        JsonObject all = CaseworkData.read("signal_examples.json");
        return Stream.concat(stream(all.getJsonArray("positive")), stream(all.getJsonArray("negative")));
    }

    private static Stream<JsonObject> stream(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }
}
