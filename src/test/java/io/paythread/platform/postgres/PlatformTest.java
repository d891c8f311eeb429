package io.paythread.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
    @Test
    void refusesAPlatformWithoutProgramsAndNamesTheRemedy(@TempDir Path cache) {
        // Given
        var platform = Platform.of("SunOS", "sparcv9");

        // When, Then
        assertThatThrownBy(() -> Programs.in(cache, platform))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("sunos/sparcv9")
                .hasMessageContaining("PAYTHREAD_DATABASE_URL");
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, postgres-linux-x86_64.txz",
        "Linux, aarch64, postgres-linux-arm_64.txz",
        "Mac OS X, x86_64, postgres-darwin-x86_64.txz",
        "Mac OS X, aarch64, postgres-darwin-arm_64.txz",
        "Windows 11, amd64, postgres-windows-x86_64.txz",
    })
    void knowsTheArchiveOfAPlatform(String system, String processor, String archive) {
        assertThat(Platform.of(system, processor).archive()).isEqualTo(archive);
    }
}
