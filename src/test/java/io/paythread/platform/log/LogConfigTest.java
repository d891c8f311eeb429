package io.paythread.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.ConfigUtils;
import org.junit.jupiter.api.Test;

class LogConfigTest {
    @Test
    void makesJsonOfTheConsoleOnlyWhereAskedTo() {
        assertThat(LogConfig.quarkusProperties(config("text"))).isEmpty();
        assertThat(LogConfig.quarkusProperties(config("json"))).containsEntry(LogConfig.JSON, "true");
    }

    private static LogConfig config(String format) {
        return ConfigUtils.emptyConfigBuilder()
                .withDefaultValue("paythread.log.format", format)
                .withMapping(LogConfig.class)
                .build()
                .getConfigMapping(LogConfig.class);
    }
}
