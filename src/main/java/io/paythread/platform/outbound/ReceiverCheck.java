package io.paythread.platform.outbound;

import io.paythread.platform.readiness.Finding;
import io.paythread.platform.readiness.ReadinessCheck;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether the holes in the wall are larger than they need be. */
@Singleton
class ReceiverCheck implements ReadinessCheck {
    /** A range of an eighth of all addresses, or more, is no range. */
    private static final int FEWEST_BITS = 8;

    private final OutboundConfig config;

    ReceiverCheck(OutboundConfig config) {
        this.config = config;
    }

    @Override
    public List<Finding> findings() {
        return config.receivers().entrySet().stream()
                .flatMap(receiver -> findings(receiver).stream())
                .toList();
    }

    private static List<Finding> findings(Map.Entry<String, OutboundConfig.Receiver> named) {
        String key = "paythread.outbound.receivers." + named.getKey();
        OutboundConfig.Receiver receiver = named.getValue();
        List<Finding> findings = new ArrayList<>();
        if (bits(receiver.network()) < FEWEST_BITS) {
            findings.add(Finding.unsafe(
                    key + ".network",
                    receiver.network() + " opens nearly every network. Name the one that the receiver is in."));
        }
        if (receiver.port().isEmpty()) {
            findings.add(Finding.doubtful(key + ".port", "every port of the host is open. Name the receiver's."));
        }
        if (receiver.plainHttp()) {
            findings.add(Finding.doubtful(
                    key + ".plain-http", "everybody on the way reads what is sent. Let the receiver speak TLS."));
        }
        return findings;
    }

    private static int bits(String network) {
        int slash = network.indexOf('/');
        return slash < 0 ? Integer.MAX_VALUE : Integer.parseInt(network.substring(slash + 1));
    }
}
