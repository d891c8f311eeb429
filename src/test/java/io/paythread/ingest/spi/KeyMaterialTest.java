package io.paythread.ingest.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyMaterialTest {
    private static final List<String> SECRETS = List.of("whsec_first");

    @Test
    void refusesAToleranceOfNothing() {
        assertThatThrownBy(() -> new KeyMaterial(SECRETS, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeyMaterial(SECRETS, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsNoSecret() {
        assertThat(new KeyMaterial(SECRETS, Duration.ofMinutes(5))).asString().doesNotContain("whsec");
    }
}
