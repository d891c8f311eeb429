package io.paythread.platform.readiness;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Asks every {@link ReadinessCheck} before anything else begins. */
@Singleton
class Readiness {
    private static final Logger LOG = Logger.getLogger(Readiness.class);
    private static final int FIRST = 1;

    private final List<ReadinessCheck> checks;

    Readiness(@All List<ReadinessCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    void check(@Observes @Priority(FIRST) StartupEvent started) {
        check(ConfigUtils.isProfileActive("prod"));
    }

    /** Refuses, with all reasons at once, what is not safe in production; elsewhere says nothing. */
    void check(boolean production) {
        if (!production) {
            return;
        }
        List<Finding> findings =
                checks.stream().flatMap(check -> check.findings().stream()).toList();
        findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.DOUBTFUL)
                .forEach(finding -> LOG.warnf("configuration doubtful %s", finding.sentence()));
        List<Finding> unsafe = findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.UNSAFE)
                .toList();
        if (!unsafe.isEmpty()) {
            throw new IllegalStateException("The configuration is not safe for production. "
                    + unsafe.stream().map(Finding::sentence).collect(Collectors.joining(" ")));
        }
    }
}
