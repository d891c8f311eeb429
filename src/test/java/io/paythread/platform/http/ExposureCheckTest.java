package io.paythread.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.platform.readiness.Finding;
import io.paythread.platform.readiness.Finding.Severity;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.PropertiesConfigSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureCheckTest {
    /** Profiles of other tests leave system properties behind. */
    private static final int BEFORE_ALL = 1_000;

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.7", "management.example"})
    void refusesAManagementPortThatOthersReach(String host) {
        assertThat(ExposureCheck.findings(host, "127.0.0.1", config("false", "true")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.UNSAFE);
                    assertThat(finding.key()).isEqualTo("quarkus.management.host");
                    assertThat(finding.why()).contains(host, "paythread.http.management-exposed");
                });
    }

    @Test
    void takesAWordForIt() {
        assertThat(ExposureCheck.findings("0.0.0.0", "127.0.0.1", config("true", "true")))
                .isEmpty();
    }

    @Test
    void warnsOfKeysInTheClear() {
        assertThat(ExposureCheck.findings("127.0.0.1", "0.0.0.0", config("false", "false")))
                .extracting(Finding::severity, Finding::key)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Severity.DOUBTFUL, "paythread.http.require-tls"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
    void findsNothingWhereNobodyElseComes(String host) {
        assertThat(ExposureCheck.findings(host, host, config("false", "false"))).isEmpty();
    }

    private static HttpConfig config(String managementExposed, String requireTls) {
        Map<String, String> given = Map.of(
                "paythread.http.management-exposed", managementExposed, "paythread.http.require-tls", requireTls);
        return ConfigUtils.configBuilder()
                .withMapping(HttpConfig.class)
                .withSources(new PropertiesConfigSource(given, "test", BEFORE_ALL))
                .build()
                .getConfigMapping(HttpConfig.class);
    }
}
