package io.paythread.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DevelopmentOnlyTest {

    @Test
    void refusesInventedCustomersInProduction() {
        assertThat(DevelopmentOnly.faults(true, new FakeDemoConfig(true, "a-key-of-ones-own-with-32-characters")))
                .singleElement()
                .asString()
                .contains("paythread.demo.enabled", "QUARKUS_PROFILE");
    }

    @Test
    void refusesTheKnownKeyInProduction() {
        assertThat(DevelopmentOnly.faults(true, new FakeDemoConfig(false, DevelopmentOnly.KEY)))
                .singleElement()
                .asString()
                .contains("paythread.api.bootstrap-key")
                .doesNotContain(DevelopmentOnly.KEY);
    }

    @Test
    void letsProductionStartWithoutThem() {
        assertThat(DevelopmentOnly.faults(true, new FakeDemoConfig(false, "a-key-of-ones-own-with-32-characters")))
                .isEmpty();
    }

    @Test
    void letsDevelopmentHaveBoth() {
        assertThat(DevelopmentOnly.faults(false, new FakeDemoConfig(true, DevelopmentOnly.KEY)))
                .isEmpty();
    }
}
