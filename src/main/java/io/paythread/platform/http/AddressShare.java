package io.paythread.platform.http;

import io.paythread.platform.limit.Addresses;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How many connections each address has, of at most so many. A trusted proxy has as many as it wants: it brings everybody's,
 * and one caller behind it could use up the share of all.
 */
final class AddressShare {
    private final int most;
    private final TrustedProxies proxies;
    /** Only addresses that have connections are in it. */
    private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();

    AddressShare(int most, TrustedProxies proxies) {
        this.most = most;
        this.proxies = proxies;
    }

    /**
     * One connection more.
     *
     * @param within whether it is within the share
     * @param close what to call when it has closed, either way
     */
    record Entry(boolean within, Runnable close) {}

    /** Counts a connection of this address, in digits. */
    Entry enter(String host) {
        if (proxies.contain(host)) {
            return new Entry(true, () -> {});
        }
        String address = Addresses.network(host);
        int count = open.merge(address, 1, Integer::sum);
        return new Entry(count <= most, () -> leave(address));
    }

    /** How many addresses are counted. */
    int addresses() {
        return open.size();
    }

    private void leave(String address) {
        Integer unused = open.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }
}
