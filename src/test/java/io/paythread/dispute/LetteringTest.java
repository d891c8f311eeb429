package io.paythread.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetteringTest {
    @ParameterizedTest
    @CsvSource({
        "\u0633\u0644\u0627\u0645, feb3 fefc fee1",
        "\u067e\u0648\u0644, fb58 feee fedd",
        "\u06a9\u0646\u06cc\u062f, fb90 fee8 fbff feaa",
        "\u06af\u06cc\u0631\u0646\u062f\u0647, fb94 fbff feae fee7 feaa fee9",
        "\u0686\u0631\u0627, fb7c feae fe8d",
        "\u0627\u06cc, fe8d fbfc",
        "\u0646\u0645\u06cc\u200c\u062f\u0647\u06cc\u062f, fee7 fee4 fbfd fea9 feeb fbff feaa",
        "\u06a9\u0650\u06cc, fb90 650 fbfd",
        "Order 7781, 4f 72 64 65 72 20 37 37 38 31",
    })
    void joinsLettersAsTheyLookBesideTheirNeighbours(String written, String shown) {
        assertThat(Lettering.joined(written)
                        .codePoints()
                        .mapToObj(Integer::toHexString)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(shown);
    }

    @Test
    void drawsALineFromTheRightWithItsNumbersAndBracketsInOrder() {
        assertThat(Lettering.fromTheRight("\u0633 7781 (Dana)")).isTrue();
        assertThat(Lettering.drawn("\u0633 7781 (\u0628)", true)).isEqualTo("(\u0628) 7781 \u0633");
        assertThat(Lettering.drawn("Order 7781", false)).isEqualTo("Order 7781");
    }

    @Test
    void breaksJapaneseNotBeforeAFullStop() {
        assertThat(Lettering.breakBefore("\u8fd4\u91d1\u3002\u8fd4\u91d1", 2)).isEqualTo(1);
        assertThat(Lettering.breakBefore("\u8fd4\u91d1\u3002\u8fd4\u91d1", 3)).isEqualTo(3);
        assertThat(Lettering.breakBefore("xxxxxx", 3)).isZero();
    }
}
