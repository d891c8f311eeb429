package io.paythread.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseConfigTest {
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
        assertThat(config.programs()).isEmpty();
    }

    @Test
    void readsEveryKey() {
        // When
        var config = config(Map.of(
                "paythread.database.url", "postgresql://host/db",
                "paythread.database.username", "user",
                "paythread.database.password", "secret",
                "paythread.database.directory", "/srv/paythread",
                "paythread.database.port", "5433",
                "paythread.database.programs", "/opt/postgres"));

        // Then
        assertThat(config.url()).contains("postgresql://host/db");
        assertThat(config.username()).contains("user");
        assertThat(config.password()).contains("secret");
        assertThat(config.directory()).isEqualTo(Path.of("/srv/paythread"));
        assertThat(config.port()).isEqualTo(5433);
        assertThat(config.programs()).contains(Path.of("/opt/postgres"));
    }

    private static DatabaseConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(DatabaseConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test"))
                .build()
                .getConfigMapping(DatabaseConfig.class);
    }
}
