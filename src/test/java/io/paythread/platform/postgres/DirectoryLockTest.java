package io.paythread.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
    @Test
    void refusesASecondHolderAndNamesTheFirst(@TempDir Path root) {
        // Given
        var directory = ServerDirectory.at(root);

        // When, Then
        try (var lock = DirectoryLock.take(directory)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> DirectoryLock.take(directory))
                    .isInstanceOf(DatabaseStartException.class)
                    .hasMessageContaining(directory.root().toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("PAYTHREAD_DATABASE_DIRECTORY");
        }
    }

    @Test
    void canBeTakenAgainAfterItWasGivenUp(@TempDir Path root) {
        // Given
        var directory = ServerDirectory.at(root);
        DirectoryLock.take(directory).close();

        // When, Then
        DirectoryLock.take(directory).close();
    }
}
