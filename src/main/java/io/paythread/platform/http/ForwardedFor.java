package io.paythread.platform.http;

import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;

/**
 * Leaves of {@code X-Forwarded-For} the caller whom the trusted proxies saw. Most proxies add their caller behind what it
 * told them itself, and the framework believes the first of the list: anybody could choose an address.
 */
@Singleton
class ForwardedFor {
    private static final String HEADER = "X-Forwarded-For";

    private final TrustedProxies proxies;

    ForwardedFor(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /** Whether the header is believed at all is decided later, by who sent it. */
    void narrow(MultiMap headers) {
        if (!headers.contains(HEADER)) {
            return;
        }
        List<String> hops = Arrays.stream(
                        String.join(",", headers.getAll(HEADER)).split(",", -1))
                .map(String::strip)
                .filter(hop -> !hop.isEmpty())
                .toList();
        if (hops.size() > 1) {
            var unused = headers.set(HEADER, caller(hops));
        }
    }

    /** The last that is no proxy of ours. */
    private String caller(List<String> hops) {
        for (int i = hops.size() - 1; i > 0; i--) {
            String hop = hops.get(i);
            if (!proxies.contain(hop)) {
                return hop;
            }
        }
        return hops.get(0);
    }
}
