package io.paythread.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages are ours. */
class WebOriginTest {
    private static final Optional<String> NOTHING = Optional.empty();
    private static final Optional<String> CONFIGURED = Optional.of("https://paythread.example.com");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "https://evil.example",
                "http://paythread.internal:8080",
                "https://paythread.internal",
                "https://paythread.internal:8080.evil.example",
                "https://evil.example#https://paythread.internal:8080"
            })
    void refusesEveryOtherOriginThanTheHostThatWasAskedFor(String sent) {
        // When, Then
        assertThat(WebOrigin.isOurs(sent, NOTHING, "paythread.internal:8080", false))
                .isFalse();
    }

    @Test
    void takesTheHostThatWasAskedForOverTls() {
        // When, Then
        assertThat(WebOrigin.isOurs("https://Paythread.internal:8080", NOTHING, "paythread.internal:8080", false))
                .isTrue();
    }

    @Test
    void takesPlainHttpOnThisMachineOnly() {
        // When, Then
        assertThat(WebOrigin.isOurs("http://localhost:8080", NOTHING, "localhost:8080", true))
                .isTrue();
        assertThat(WebOrigin.isOurs("http://localhost:8080", NOTHING, "localhost:8080", false))
                .isFalse();
        assertThat(WebOrigin.isOurs("https://", NOTHING, "", false)).isFalse();
    }

    @Test
    void takesTheConfiguredOriginAndThenNoOther() {
        // When, Then
        assertThat(WebOrigin.isOurs("https://paythread.example.com", CONFIGURED, "10.0.0.7:8080", false))
                .isTrue();
        assertThat(WebOrigin.isOurs("https://10.0.0.7:8080", CONFIGURED, "10.0.0.7:8080", false))
                .isFalse();
        assertThat(WebOrigin.isOurs("http://localhost:8080", CONFIGURED, "localhost:8080", true))
                .isFalse();
    }
}
