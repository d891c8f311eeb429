package io.paythread.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.platform.readiness.Finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCheckTest {
    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-----w-", "rw-rw-rw-", "r-----r--"})
    void refusesAKeyThatEveryUserOfTheMachineCanRead(String mode, @TempDir Path folder) throws IOException {
        Path file = key(folder, mode);
        assertThat(KeyCheck.findings(file)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.UNSAFE);
            assertThat(finding.key()).isEqualTo("paythread.key.file");
            assertThat(finding.why()).contains(file.toString(), "0600").doesNotContain("the secret");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rw-r-----"})
    void findsNothingWhereItIsItsOwnersOrAGroupsAlone(String mode, @TempDir Path folder) throws IOException {
        assertThat(KeyCheck.findings(key(folder, mode))).isEmpty();
    }

    private static Path key(Path folder, String mode) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "the secret");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
