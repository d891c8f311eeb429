package io.paythread.platform.http;

import io.paythread.platform.net.Networks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The proxies that are believed ({@code paythread.http.trusted-proxies}). A name among them is nobody here. */
@Singleton
class TrustedProxies {
    /** Empty, for a list of no networks would be everywhere. */
    private final Optional<Networks> proxies;

    @Inject
    TrustedProxies(HttpConfig config) {
        this(config.trustedProxies().orElseGet(List::of));
    }

    TrustedProxies(List<String> configured) {
        List<String> ranges =
                configured.stream().map(String::strip).filter(Networks::isRange).toList();
        this.proxies = ranges.isEmpty() ? Optional.empty() : Optional.of(Networks.of(ranges));
    }

    /** Whether this address, in digits, is one of theirs. */
    boolean contain(String address) {
        return proxies.filter(ours -> ours.contain(address)).isPresent();
    }
}
