package io.paythread.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SourcesEnvironmentTest {

    @Test
    void leavesOtherVariablesAlone() {
        // When
        var settings = new SourcesEnvironment(Map.of(
                "PATH",
                "/bin",
                "PAYTHREAD_SOURCES",
                "x",
                "PAYTHREAD_SOURCES_PROVIDER",
                "x",
                "PAYTHREAD_DATABASE_URL",
                "x"));

        // Then
        assertThat(settings.getPropertyNames()).isEmpty();
    }

    @Test
    void findsNamesWithHyphens() {
        // When
        var settings = new SourcesEnvironment(Map.of(
                "PAYTHREAD_SOURCES_STRIPE_MAIN_PROVIDER", "stripe",
                "PAYTHREAD_SOURCES_STRIPE_MAIN_SECRETS", "a,b",
                "PAYTHREAD_SOURCES_STRIPE_MAIN_SECRETS_FILE", "/run/secrets/stripe",
                "PAYTHREAD_SOURCES_DESK_TOLERANCE", "1m"));

        // Then
        assertThat(settings.getPropertyNames())
                .containsExactlyInAnyOrder(
                        "paythread.sources.stripe-main.provider",
                        "paythread.sources.stripe-main.secrets",
                        "paythread.sources.stripe-main.secrets-file",
                        "paythread.sources.desk.tolerance");
        assertThat(settings.getValue("paythread.sources.stripe-main.secrets")).isEqualTo("a,b");
    }

    @Test
    void knowsNothingElse() {
        // When
        var settings = new SourcesEnvironment(Map.of());

        // Then
        assertThat(settings.getValue("paythread.sources.stripe-main.secrets")).isNull();
    }
}
