package io.paythread.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.fact.Identifier;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierFormTest {
    private static final UUID SOURCE = new UUID(1, 1);

    @ParameterizedTest
    @ValueSource(strings = {"12", "call me", "+43 660 ext 12", "1234567890123456", "++4366012345"})
    void refusesWhatIsNoTelephoneNumber(String text) {
        assertThat(IdentifierForm.of(SOURCE, Identifier.Type.PHONE, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+43 660 123456, +43660123456", "0043 (0)660 / 123-456, +43660123456", "0660 123456, 0660123456"})
    void spellsTelephoneNumbersInOneWay(String text, String expected) {
        assertThat(IdentifierForm.of(SOURCE, Identifier.Type.PHONE, text)).contains(expected);
    }

    @Test
    void ignoresCaseAndSpaceOfAddresses() {
        assertThat(IdentifierForm.of(SOURCE, Identifier.Type.EMAIL, " Eva.Novak@Home.example"))
                .contains("eva.novak@home.example");
    }

    @Test
    void refusesValuesThatAreTooLongToCompare() {
        assertThat(IdentifierForm.of(SOURCE, Identifier.Type.USER_ID, "7".repeat(301)))
                .isEmpty();
        assertThat(IdentifierForm.of(SOURCE, Identifier.Type.USER_ID, "  ")).isEmpty();
    }

    @Test
    void takesCardTokensOfTwoSourcesForDifferentCards() {
        Optional<String> here = IdentifierForm.of(SOURCE, Identifier.Type.CARD, "fp_77");
        Optional<String> there = IdentifierForm.of(new UUID(2, 2), Identifier.Type.CARD, "fp_77");
        assertThat(here).isPresent().isNotEqualTo(there);
    }
}
