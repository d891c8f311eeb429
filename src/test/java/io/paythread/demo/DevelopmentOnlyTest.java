package io.paythread.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DevelopmentOnlyTest {

    @Test
    void refusesInventedCustomersInProduction() {
        assertThat(DevelopmentOnly.findings(new FakeDemoConfig(true, "a-key-of-ones-own-with-32-characters")))
                .singleElement()
                .asString()
                .contains("paythread.demo.enabled", "QUARKUS_PROFILE");
    }

    @Test
    void refusesTheKnownKeyInProduction() {
        assertThat(DevelopmentOnly.findings(new FakeDemoConfig(false, DevelopmentOnly.KEY)))
                .singleElement()
                .asString()
                .contains("paythread.api.bootstrap-key")
                .doesNotContain(DevelopmentOnly.KEY);
    }

    @Test
    void findsNothingWithoutThem() {
        assertThat(DevelopmentOnly.findings(new FakeDemoConfig(false, "a-key-of-ones-own-with-32-characters")))
                .isEmpty();
    }
}
