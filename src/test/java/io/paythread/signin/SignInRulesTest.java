package io.paythread.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plain decisions of signing in. */
class SignInRulesTest {
    private static final BackOffRule BACK_OFF = new BackOffRule(3, Duration.ofSeconds(30));

    @ParameterizedTest
    @ValueSource(strings = {"", "elevenchars", "aaaaaaaaaaaaaaaaaaaa", "ana@example.com and more"})
    void refusesPasswordsThatAreEasilyGuessed(String password) {
        // When, Then
        assertThat(PasswordRule.fault(password, "ana@example.com")).isPresent();
    }

    @Test
    void countsLettersAndNotTheirUnits() {
        // When, Then
        assertThat(PasswordRule.fault("🐘🐕🐈🐎🐖🐑", "ana@example.com")).isPresent();
        assertThat(PasswordRule.fault("twelve chars", "ana@example.com")).isEmpty();
        assertThat(PasswordRule.fault("long".repeat(51), "ana@example.com")).isPresent();
    }

    @Test
    void letsSomeFailuresPassAndThenDoublesTheWait() {
        // When
        var waits = IntStream.rangeClosed(1, 10)
                .mapToObj(failures -> BACK_OFF.after(failures).toSeconds())
                .toList();

        // Then
        assertThat(waits).containsExactly(0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L);
        assertThat(BACK_OFF.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void countsAnIpv6NetworkAsOneAndAnIpv4AddressByItself() {
        // When, Then
        assertThat(AttemptKey.network("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(AttemptKey.network("2001:db8:1:2:ffff:4:5:7"))
                .isNotEqualTo(AttemptKey.network("2001:db8:1:3:3:4:5:6"));
        assertThat(AttemptKey.network("192.0.2.1")).isNotEqualTo(AttemptKey.network("192.0.2.2"));
    }

    @Test
    void countsAnAccountByItsAddressWithoutCaseAndSpace() {
        // When, Then
        assertThat(AttemptKey.ofAccount(" Ana@Example.com").hash())
                .isEqualTo(AttemptKey.ofAccount("ana@example.com").hash())
                .isNotEqualTo(AttemptKey.ofAddress("ana@example.com").hash());
    }
}
