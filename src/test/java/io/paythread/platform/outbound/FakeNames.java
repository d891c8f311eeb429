package io.paythread.platform.outbound;

import io.paythread.platform.net.Networks;
import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A name server that answers what a test tells it, one answer after the other; the last one stays. */
final class FakeNames implements NameLookup {
    private final Map<String, Deque<List<InetAddress>>> answers = new HashMap<>();
    private int asked;

    /** The next answer for the host. */
    synchronized FakeNames answer(String host, String... addresses) {
        answers.computeIfAbsent(host, name -> new ArrayDeque<>())
                .add(Arrays.stream(addresses)
                        .map(text -> Networks.parse(text).orElseThrow())
                        .toList());
        return this;
    }

    /** How often anybody asked. */
    synchronized int asked() {
        return asked;
    }

    @Override
    public synchronized Uni<List<InetAddress>> addresses(String host) {
        asked++;
        Deque<List<InetAddress>> known = answers.get(host);
        if (known == null) {
            return Uni.createFrom().failure(new UnknownHostException(host));
        }
        return Uni.createFrom().item(known.size() > 1 ? known.remove() : known.element());
    }
}
