package io.paythread.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordHashTest {
    /** Test vector of PBKDF2-HMAC-SHA256 for "password", "salt", 4096 rounds, 32 bytes (RFC 6070's inputs with SHA-256). */
    private static final String KNOWN = "pbkdf2-sha256$4096$c2FsdA$xeR41ZKIyEGqUw22hFxMjZYok6ABzk4RpJY4c6qYE0o";

    @Test
    void refusesAnotherPassword() {
        // When, Then
        assertThat(PasswordHash.parse(KNOWN).matches("Password")).isFalse();
        assertThat(PasswordHash.parse(KNOWN).matches("")).isFalse();
    }

    @Test
    void computesWhatTheStandardSays() {
        // When, Then
        assertThat(PasswordHash.parse(KNOWN).matches("password")).isTrue();
    }

    @Test
    void keepsTheParametersBesideAndASaltOfItsOwn() {
        // When
        PasswordHash one = PasswordHash.of("correct horse battery", new PasswordCost().rounds());
        PasswordHash other = PasswordHash.of("correct horse battery", 1_000);

        // Then
        assertThat(one.text()).startsWith("pbkdf2-sha256$600000$").isNotEqualTo(other.text());
        assertThat(other.text()).startsWith("pbkdf2-sha256$1000$");
        assertThat(PasswordHash.parse(one.text()).matches("correct horse battery"))
                .isTrue();
        assertThat(one.toString()).doesNotContain(one.text().substring(40));
    }

    @Test
    void takesComposedAndDecomposedLettersForTheSame() {
        // When
        PasswordHash composed = PasswordHash.of("Zo\u00eb und der Elefant", 1_000);

        // Then
        assertThat(composed.matches("Zoe\u0308 und der Elefant")).isTrue();
    }

    @Test
    void refusesAFormThatItDoesNotKnow() {
        // When, Then
        assertThatThrownBy(() -> PasswordHash.parse("bcrypt$10$x$y")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PasswordHash.parse("")).isInstanceOf(IllegalArgumentException.class);
    }
}
