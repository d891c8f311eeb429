package io.paythread.platform.outbound;

import io.paythread.platform.net.Networks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may be sent to: the public Internet over https, and what the configuration names. */
@Singleton
class Receivers {
    private static final Set<Integer> PUBLIC_PORTS = Set.of(443, 8443);

    private final List<Entry> entries;
    private final Set<Integer> ports;

    @Inject
    Receivers(OutboundConfig config) {
        this(config.receivers().entrySet().stream().map(Receivers::entry).toList(), PUBLIC_PORTS);
    }

    Receivers(List<Entry> entries, Set<Integer> ports) {
        this.entries = List.copyOf(entries);
        this.ports = Set.copyOf(ports);
    }

    /** One exception. */
    record Entry(String host, Networks network, Optional<Integer> port, boolean plainHttp) {
        Entry {
            host = host.toLowerCase(Locale.ROOT);
        }

        boolean fits(OutboundUrl url) {
            return host.equals(url.host())
                    && port.map(one -> one == url.port()).orElse(true)
                    && (url.encrypted() || plainHttp);
        }
    }

    /** Refuses an address that cannot be sent to wherever its name leads; the message is for who entered it. */
    void check(OutboundUrl url) {
        if (entries.stream().anyMatch(entry -> entry.fits(url))) {
            return;
        }
        if (!url.encrypted()) {
            throw new RefusedUrlException("The address begins with https://.");
        }
        if (!ports.contains(url.port())) {
            throw new RefusedUrlException("The port is 443 or 8443.");
        }
        if (url.literal().isEmpty() && url.host().indexOf('.') < 0) {
            throw new RefusedUrlException("The host is a full name: one without a point leads into the own network.");
        }
        url.literal().filter(address -> !allow(url, address)).ifPresent(closed -> {
            throw new RefusedUrlException("The host is an address of a private or reserved network.");
        });
    }

    /** Whether this address of the host may be connected to. */
    boolean allow(OutboundUrl url, InetAddress address) {
        if (AddressRule.isNever(address)) {
            return false;
        }
        boolean open = url.encrypted() && ports.contains(url.port()) && AddressRule.isPublic(address);
        InetAddress plain = AddressRule.plain(address);
        return open
                || entries.stream()
                        .anyMatch(entry -> entry.fits(url) && entry.network().contain(plain));
    }

    private static Entry entry(Map.Entry<String, OutboundConfig.Receiver> named) {
        OutboundConfig.Receiver receiver = named.getValue();
        if (!Networks.isRange(receiver.network())) {
            throw new IllegalStateException("paythread.outbound.receivers." + named.getKey()
                    + ".network is a range such" + " as 10.1.2.0/24, not " + receiver.network());
        }
        return new Entry(
                receiver.host(), Networks.of(List.of(receiver.network())), receiver.port(), receiver.plainHttp());
    }
}
