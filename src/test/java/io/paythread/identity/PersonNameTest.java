package io.paythread.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {
    @ParameterizedTest
    @CsvSource({
        "Eva Nováková, Petr Novák",
        "Jan Novak, Jon Novak",
        "E, Eva",
        "E N, Eva Novak",
        "Eva Maria Novak, Eva Svoboda",
        "Anna, Hanna"
    })
    void tellsDifferentPeopleApart(String one, String other) {
        assertThat(name(one).isSimilarTo(name(other))).isFalse();
        assertThat(name(other).isSimilarTo(name(one))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'Novák, Eva', eva NOVAK",
        "Eva Novak, E. Novak",
        "Eva Novak, Eva",
        "Eva Novak, Eva Maria Novak",
        "Strauß, STRAUSS",
        "Łukasz Nowak, Lukasz Nowak",
        "Eva Novakova, Eva Nowakova",
        "Svoboda, Svobodaa"
    })
    void findsTheSamePersonInOtherSpellings(String one, String other) {
        assertThat(name(one).isSimilarTo(name(other))).isTrue();
        assertThat(name(other).isSimilarTo(name(one))).isTrue();
    }

    @Test
    void isNoneWithoutLetters() {
        assertThat(PersonName.parse(" -- ")).isEmpty();
        assertThat(PersonName.parse("007")).isEmpty();
    }

    @Test
    void isReadBackFromItsNormalizedForm() {
        PersonName name = name("Nováková, Eva");
        assertThat(name.normalized()).isEqualTo("eva novakova");
        assertThat(PersonName.ofNormalized(name.normalized())).isEqualTo(name);
    }

    private static PersonName name(String text) {
        return PersonName.parse(text).orElseThrow();
    }
}
