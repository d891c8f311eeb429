package io.paythread.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitsTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final RateLimits limits = new RateLimits(
            new SmallRyeConfigBuilder()
                    .withMapping(LimitsConfig.class)
                    .withDefaultValues(Map.of(
                            "paythread.limits.read.burst", "10",
                            "paythread.limits.read.per-second", "1",
                            "paythread.limits.callers", "1000"))
                    .build()
                    .getConfigMapping(LimitsConfig.class),
            metrics);

    @Test
    void letsThroughWhatIsInTheBudgetAndThenNothing() {
        // When
        long allowed = IntStream.range(0, 30)
                .filter(i -> limits.take(Budget.READ, "key:a", 1).allowed())
                .count();

        // Then: a second may have passed meanwhile.
        assertThat(allowed).isBetween(10L, 12L);
        assertThat(metrics.counter("paythread.limits.refused", "budget", "read").count())
                .isEqualTo((double) (30 - allowed));
    }

    @Test
    void countsCallersAndBudgetsApart() {
        // Given
        Allowance spent = limits.take(Budget.READ, "key:a", 10);

        // Then
        assertThat(spent.allowed()).isTrue();
        assertThat(limits.take(Budget.READ, "key:a", 5).allowed()).isFalse();
        assertThat(limits.take(Budget.READ, "key:b", 5).allowed()).isTrue();
        assertThat(limits.take(Budget.WRITE, "key:a", 5).allowed()).isTrue();
    }

    @Test
    void givesBackWhatCostsNothing() {
        // Given
        var unused = limits.take(Budget.READ, "key:a", 10);

        // When
        limits.giveBack(Budget.READ, "key:a", 10);

        // Then
        assertThat(limits.take(Budget.READ, "key:a", 10).allowed()).isTrue();
    }

    @Test
    void saysWhatIsLeftAndWhenToComeAgain() {
        // When
        Allowance some = limits.take(Budget.READ, "key:a", 4);
        Allowance none = limits.take(Budget.READ, "key:a", 9);

        // Then
        assertThat(some.policy()).isEqualTo("\"read\";q=10;w=10");
        assertThat(some.state()).isEqualTo("\"read\";r=6;t=4");
        assertThat(none.retryAfterSeconds()).isBetween(2, 4);
    }

    @Test
    void forgetsCallersBeyondItsMemory() {
        // When
        IntStream.range(0, 100_000).forEach(i -> {
            var unused = limits.take(Budget.READ, "key:" + i, 1);
        });

        // Then: it went through; the bound itself is the cache's.
        assertThat(limits.remembered()).isLessThanOrEqualTo(1_100);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:db8::1, 2001:db8:0:0::/64",
        "::1, 0:0:0:0::/64",
        "fe80::1%eth0, fe80:0:0:0::/64",
        "::ffff:192.0.2.7, 192.0.2.7"
    })
    void takesANetworkOfSixForOneCaller(String address, String network) {
        assertThat(Addresses.network(address)).isEqualTo(network);
    }
}
