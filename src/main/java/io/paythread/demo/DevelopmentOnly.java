package io.paythread.demo;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Refuses to start in production what eases development: invented customers, and a key that everybody knows. */
@Singleton
class DevelopmentOnly {
    /** The API key of the development mode, as it stands in the documentation. */
    static final String KEY = "paythread-development-key-not-for-production";

    /** Before anything else begins to work. */
    private static final int FIRST = 1;

    private final DemoConfig config;

    DevelopmentOnly(DemoConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(FIRST) StartupEvent started) {
        List<String> faults = faults(ConfigUtils.isProfileActive("prod"), config);
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join(" ", faults));
        }
    }

    static List<String> faults(boolean production, DemoConfig config) {
        List<String> faults = new ArrayList<>();
        if (production && config.enabled()) {
            faults.add("paythread.demo.enabled is true in production, where nobody could tell invented customers from"
                    + " real ones. Remove it, or start with another profile: QUARKUS_PROFILE=demo.");
        }
        if (production && config.apiKey().filter(KEY::equals).isPresent()) {
            faults.add("paythread.api.bootstrap-key is the key of the development mode, which everybody knows."
                    + " Set another one, or none to get one generated.");
        }
        return faults;
    }
}
