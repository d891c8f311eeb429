package io.paythread.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyHealthTest {
    @Test
    void noticesThatTheKeyIsGoneBeforeTheNextStartDoes(@TempDir Path directory) throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("key"), "key");
        assertThat(KeyHealth.wrong(file)).isEmpty();

        // When
        Files.delete(file);

        // Then
        assertThat(KeyHealth.wrong(file)).hasValueSatisfying(words -> assertThat(words)
                .contains("gone or cannot be read", "backup")
                .doesNotContain(directory.toString()));
    }
}
