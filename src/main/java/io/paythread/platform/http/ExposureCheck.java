package io.paythread.platform.http;

import io.paythread.platform.readiness.Finding;
import io.paythread.platform.readiness.ReadinessCheck;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** What of this process can be reached from outside. */
@Singleton
class ExposureCheck implements ReadinessCheck {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    private final HttpConfig config;
    private final Config quarkus;

    ExposureCheck(HttpConfig config, Config quarkus) {
        this.config = config;
        this.quarkus = quarkus;
    }

    @Override
    public List<Finding> findings() {
        return findings(text("quarkus.management.host"), text("quarkus.http.host"), config);
    }

    static List<Finding> findings(String managementHost, String host, HttpConfig config) {
        List<Finding> findings = new ArrayList<>();
        if (!LOOPBACK.contains(managementHost) && !config.managementExposed()) {
            findings.add(Finding.unsafe(
                    "quarkus.management.host",
                    "health and metrics are served on " + managementHost
                            + ", where others may read them. Use 127.0.0.1,"
                            + " or set paythread.http.management-exposed=true where a firewall keeps others away."));
        }
        if (!LOOPBACK.contains(host) && !config.requireTls()) {
            findings.add(Finding.doubtful(
                    "paythread.http.require-tls",
                    "the API is served on " + host + " and takes keys over plain HTTP as well. Set it to true, with"
                            + " paythread.http.trusted-proxies where a proxy ends TLS."));
        }
        return findings;
    }

    private String text(String key) {
        return quarkus.getOptionalValue(key, String.class).orElse("0.0.0.0");
    }
}
