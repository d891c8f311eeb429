package io.paythread.platform.postgres;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Lets a process wait while another one migrates, however long that takes. Stock is fifty tries, one a second, and the end
 * of the start after them.
 */
@Singleton
class MigrationQueue implements FlywayConfigurationCustomizer {
    private static final int FOR_EVER = -1;

    @Override
    public void customize(FluentConfiguration configuration) {
        var unused = configuration.lockRetryCount(FOR_EVER);
    }
}
