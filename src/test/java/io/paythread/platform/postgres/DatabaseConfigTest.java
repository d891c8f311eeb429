package io.paythread.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseConfigTest {
    /** As Quarkus registers it. */
    private static final int CONVERTER_PRIORITY = 200;

    @Test
    void refusesAKeyItDoesNotKnow() {
        assertThatThrownBy(() -> config(Map.of("paythread.database.folder", "/srv")))
                .hasMessageContaining("paythread.database.folder");
    }

    @Test
    void bringsItsOwnServerWhenNothingIsConfigured() {
        // When
        var config = config(Map.of());

        // Then
        assertThat(config.url()).isEmpty();
        assertThat(config.username()).isEmpty();
        assertThat(config.password()).isEmpty();
        assertThat(config.directory()).isEqualTo(Path.of("data"));
        assertThat(config.port()).isZero();
        assertThat(config.passwordFile()).isEmpty();
        assertThat(config.ownerPasswordFile()).isEmpty();
        assertThat(config.ownerUsername()).isEmpty();
        assertThat(config.ownerPassword()).isEmpty();
        assertThat(config.readTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.patience()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.programs()).isEmpty();
    }

    @Test
    void readsPasswordsFromFiles(@TempDir Path folder) throws IOException {
        // Given
        Path secret = Files.writeString(folder.resolve("secret"), "of a file\n");
        var config = config(Map.of(
                "paythread.database.url",
                "postgresql://user@host/db",
                "paythread.database.password-file",
                secret.toString(),
                "paythread.database.owner-username",
                "owner",
                "paythread.database.owner-password-file",
                secret.toString()));

        // When, Then
        assertThat(DatabaseAddress.configured(config))
                .get()
                .extracting(address -> address.credentials().password())
                .isEqualTo("of a file");
        assertThat(DatabaseAddress.configuredOwner(config))
                .contains(new DatabaseAddress.Credentials("owner", "of a file"));
    }

    @Test
    void readsEveryKey() {
        // When
        var config = config(Map.ofEntries(
                Map.entry("paythread.database.url", "postgresql://host/db"),
                Map.entry("paythread.database.username", "user"),
                Map.entry("paythread.database.password", "secret"),
                Map.entry("paythread.database.password-file", "/run/password"),
                Map.entry("paythread.database.owner-username", "owner"),
                Map.entry("paythread.database.owner-password", "other"),
                Map.entry("paythread.database.owner-password-file", "/run/other"),
                Map.entry("paythread.database.directory", "/srv/paythread"),
                Map.entry("paythread.database.port", "5433"),
                Map.entry("paythread.database.read-timeout", "2s"),
                Map.entry("paythread.database.patience", "1m"),
                Map.entry("paythread.database.programs", "/opt/postgres")));

        // Then
        assertThat(config.url()).contains("postgresql://host/db");
        assertThat(config.username()).contains("user");
        assertThat(config.password()).contains("secret");
        assertThat(config.passwordFile()).contains(Path.of("/run/password"));
        assertThat(config.ownerPasswordFile()).contains(Path.of("/run/other"));
        assertThat(config.patience()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.ownerUsername()).contains("owner");
        assertThat(config.ownerPassword()).contains("other");
        assertThat(config.readTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.directory()).isEqualTo(Path.of("/srv/paythread"));
        assertThat(config.port()).isEqualTo(5433);
        assertThat(config.programs()).contains(Path.of("/opt/postgres"));
    }

    private static DatabaseConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(DatabaseConfig.class)
                .withConverter(Duration.class, CONVERTER_PRIORITY, new DurationConverter())
                .withSources(new PropertiesConfigSource(properties, "test"))
                .build()
                .getConfigMapping(DatabaseConfig.class);
    }
}
