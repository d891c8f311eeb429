package io.paythread.demo;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A configuration for tests that start nothing. */
record FakeDemoConfig(boolean enabled, Optional<String> apiKey, URI baseUrl) implements DemoConfig {

    FakeDemoConfig(boolean enabled, String key) {
        this(enabled, Optional.of(key), URI.create("http://localhost:8080"));
    }

    @Override
    public Duration pace() {
        return Duration.ofMillis(1);
    }

    @Override
    public Duration visitorInterval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int maxVisitors() {
        return 1;
    }
}
