package io.paythread.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.platform.readiness.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiverCheckTest {
    @Test
    void saysNothingOfANarrowHole() {
        // When, Then
        assertThat(findings("10.1.2.0/24", Optional.of(8443), false)).isEmpty();
        assertThat(findings("10.1.2.7", Optional.of(8443), false)).isEmpty();
    }

    @Test
    void refusesOneThatIsNoWall() {
        // When, Then
        assertThat(findings("0.0.0.0/0", Optional.of(8443), false))
                .extracting(Finding::severity)
                .containsExactly(Finding.Severity.UNSAFE);
    }

    @Test
    void warnsOfEveryPortAndOfPlainHttp() {
        // When, Then
        assertThat(findings("10.1.2.0/24", Optional.empty(), true))
                .extracting(Finding::key)
                .containsExactly(
                        "paythread.outbound.receivers.crm.port", "paythread.outbound.receivers.crm.plain-http");
    }

    private static List<Finding> findings(String network, Optional<Integer> port, boolean plain) {
        OutboundConfig.Receiver receiver = new OutboundConfig.Receiver() {
            @Override
            public String host() {
                return "crm.internal";
            }

            @Override
            public String network() {
                return network;
            }

            @Override
            public Optional<Integer> port() {
                return port;
            }

            @Override
            public boolean plainHttp() {
                return plain;
            }
        };
        return new ReceiverCheck(() -> Map.of("crm", receiver)).findings();
    }
}
