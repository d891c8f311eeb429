package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the tests of card data look through. */
class DigitsTest {
    @Test
    void findsNumbersAtTheBeginningInTheMiddleAndAtTheEnd() {
        // Given
        List<String> numbers = List.of("4242424242424242", "378282246310005", "5555555555554444", "4242424242420000");

        // When
        List<String> found = Digits.found("42424242424242424x9378282246310005x15555555555554444", numbers);

        // Then
        assertThat(found).containsExactly("4242424242424242", "378282246310005", "5555555555554444");
    }

    @Test
    void findsNoNumberAcrossTwoTexts() {
        assertThat(Digits.found("42424242x42424242", List.of("4242424242424242", "4242424204242424")))
                .isEmpty();
    }

    @Test
    void readsDigitsInEveryNotation() {
        assertThat(Digits.of("4242-4242 \uff14\uff12 \\u0034 &nbsp; 2")).isEqualTo("4242424242" + "42");
    }
}
