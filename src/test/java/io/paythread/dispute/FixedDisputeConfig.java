package io.paythread.dispute;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The documented defaults. */
record FixedDisputeConfig() implements DisputeConfig {
    @Override
    public Optional<List<String>> fonts() {
        return Optional.empty();
    }

    @Override
    public List<String> firstPartyTrustReasons() {
        return List.of("4837", "4853", "4863");
    }

    @Override
    public boolean secondPerson() {
        return false;
    }

    @Override
    public Duration atRiskWithin() {
        return Duration.ofDays(3);
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(20);
    }

    @Override
    public Duration giveUpAfter() {
        return Duration.ofHours(6);
    }
}
