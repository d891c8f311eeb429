package io.paythread.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
        assertThat(config.ownerUsername()).isEmpty();
        assertThat(config.ownerPassword()).isEmpty();
        assertThat(config.readTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.programs()).isEmpty();
    }

    @Test
    void readsEveryKey() {
        // When
        var config = config(Map.of(
                "paythread.database.url", "postgresql://host/db",
                "paythread.database.username", "user",
                "paythread.database.password", "secret",
                "paythread.database.owner-username", "owner",
                "paythread.database.owner-password", "other",
                "paythread.database.directory", "/srv/paythread",
                "paythread.database.port", "5433",
                "paythread.database.read-timeout", "2s",
                "paythread.database.programs", "/opt/postgres"));

        // Then
        assertThat(config.url()).contains("postgresql://host/db");
        assertThat(config.username()).contains("user");
        assertThat(config.password()).contains("secret");
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
