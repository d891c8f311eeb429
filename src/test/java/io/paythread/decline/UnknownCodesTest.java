package io.paythread.decline;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnknownCodesTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final UnknownCodes codes = new UnknownCodes(metrics);

    private static Declined declined(String code) {
        return new Declined(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(code),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void noticesEachUnknownCodeOnce() {
        // When
        codes.look(declined("a_code_of_tomorrow"));
        codes.look(declined("a_code_of_tomorrow"));
        codes.look(declined("insufficient_funds"));
        codes.look(declined("no code\nat all"));

        // Then
        assertThat(codes.count()).isEqualTo(1);
        assertThat(metrics.get("paythread.decline.unknown.codes").gauge().value())
                .isEqualTo(1);
    }
}
