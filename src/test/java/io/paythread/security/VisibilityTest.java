package io.paythread.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paythread.platform.problem.ServiceException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibilityTest {
    private static final Visibility NOTHING = Visibility.of(TestCallers.machine(Set.of(), Set.of()));

    @ParameterizedTest
    @CsvSource({"ana@example.com,a***@example.com", "a@b.c,a***@b.c", "@x,***@x", "nonsense,n***", "😀x@y.z,😀***@y.z"})
    void masksAddresses(String address, String masked) {
        // When, Then
        assertThat(NOTHING.email(address)).isEqualTo(masked);
        assertThat(Visibility.ALL.email(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({"+4915112345612,+** *** **12", "030 1234,+** *** **34", "7,+** *** **7"})
    void masksNumbers(String number, String masked) {
        // When, Then
        assertThat(NOTHING.phone(number)).isEqualTo(masked);
        assertThat(Visibility.ALL.phone(number)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "write to ana@example.com please,write to a***@example.com please",
        "<ana@example.com>,<a***@example.com>",
        "cut off: ana.ruiz@ex…,cut off: a***@ex…",
        "call +49 151 1234-5612 now,call +** *** **12 now",
        "call 0049 151 12345612 now,call +** *** **12 now",
        "guest:ana@example.com,guest:a***@example.com"
    })
    void masksWhatStandsInTexts(String text, String masked) {
        // When, Then
        assertThat(NOTHING.words(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"order 0012345678", "1+1=2", "pi_3Nabc12345678901", "10:15-10:30", "", "a + 12 b", "@"})
    void leavesOtherNumbersAlone(String text) {
        // When, Then
        assertThat(NOTHING.words(text)).isIn(text, "***@");
    }

    @Test
    void refusesToSearchByWhatIsHidden() {
        // When, Then
        assertThatThrownBy(() -> NOTHING.requireToSearch(Scope.PII_READ, Optional.of("x")))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("pii:read");
        assertThatCode(() -> NOTHING.requireToSearch(Scope.PII_READ, Optional.empty()))
                .doesNotThrowAnyException();
        assertThatCode(() -> Visibility.ALL.requireToSearch(Scope.PII_READ, Optional.of("x")))
                .doesNotThrowAnyException();
    }

    @Test
    void givesEachRoleWhatItMaySee() {
        // When, Then
        assertThat(of(Role.AGENT)).isEqualTo(new Visibility(true, false, false));
        assertThat(of(Role.SENIOR_AGENT)).isEqualTo(new Visibility(true, false, false));
        assertThat(of(Role.ANALYST)).isEqualTo(new Visibility(false, true, true));
        assertThat(of(Role.ADMIN)).isEqualTo(Visibility.ALL);
        assertThat(of(Role.INTEGRATION)).isEqualTo(new Visibility(false, false, false));
        assertThat(of(Role.AUDITOR)).isEqualTo(new Visibility(false, false, false));
    }

    private static Visibility of(Role role) {
        return Visibility.of(TestCallers.machine(Set.of(role), Set.of()));
    }
}
