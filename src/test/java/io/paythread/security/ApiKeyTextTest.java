package io.paythread.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.platform.id.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTextTest {
    private final UUID id = new Ids(Clock.systemUTC()).next();
    private final ApiKeyText key = ApiKeyText.create(id);

    @ParameterizedTest
    @ValueSource(strings = {"", "ptk_", "ptk_a_b_c", "sk_live_x", "Bearer x"})
    void refusesWhatHasAnotherShape(String text) {
        // When, Then
        assertThat(ApiKeyText.parse(text)).isEmpty();
    }

    @Test
    void refusesAKeyWithOneChangedCharacter() {
        // Given
        String text = key.secretText();

        // When, Then
        for (int i = 4; i < text.length(); i++) {
            char other = text.charAt(i) == '7' ? '8' : '7';
            assertThat(ApiKeyText.parse(text.substring(0, i) + other + text.substring(i + 1)))
                    .isEmpty();
        }
    }

    @Test
    void readsWhatItWrote() {
        // When
        var read = ApiKeyText.parse(key.secretText());

        // Then
        assertThat(read).hasValueSatisfying(same -> {
            assertThat(same.id()).isEqualTo(id);
            assertThat(same.hash()).isEqualTo(key.hash());
        });
    }

    @Test
    void hasTheDocumentedForm() {
        // Given
        String text = key.secretText();
        CRC32 crc = new CRC32();
        crc.update(text.substring(0, text.lastIndexOf('_')).getBytes(StandardCharsets.US_ASCII));

        // When, Then
        assertThat(text)
                .matches("ptk_[0-9a-z]{26}_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}")
                .endsWith(key.last4());
        assertThat(text).endsWith("_" + Base62.encode(crc.getValue(), 6));
    }

    @Test
    void hidesItsSecret() {
        // When, Then
        assertThat(key.toString())
                .startsWith("key_")
                .doesNotContain(key.secretText().substring(31, 70));
    }
}
