package io.paythread.demo;

import io.paythread.platform.readiness.Finding;
import io.paythread.platform.readiness.ReadinessCheck;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Refuses to start in production what eases development: invented customers, and a key that everybody knows. */
@Singleton
class DevelopmentOnly implements ReadinessCheck {
    /** The API key of the development mode, as it stands in the documentation. */
    static final String KEY = "paythread-development-key-not-for-production";

    private final DemoConfig config;

    DevelopmentOnly(DemoConfig config) {
        this.config = config;
    }

    @Override
    public List<Finding> findings() {
        return findings(config);
    }

    static List<Finding> findings(DemoConfig config) {
        List<Finding> findings = new ArrayList<>();
        if (config.enabled()) {
            findings.add(Finding.unsafe(
                    "paythread.demo.enabled",
                    "it is true in production, where nobody could tell invented customers from real ones."
                            + " Remove it, or start with another profile: QUARKUS_PROFILE=demo."));
        }
        if (config.apiKey().filter(KEY::equals).isPresent()) {
            findings.add(Finding.unsafe(
                    "paythread.api.bootstrap-key",
                    "it is the key of the development mode, which everybody knows."
                            + " Set another one, or none to get one generated."));
        }
        return findings;
    }
}
