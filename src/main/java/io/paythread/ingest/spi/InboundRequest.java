package io.paythread.ingest.spi;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One HTTP request as it came. The body is the exact bytes; an adapter must not change the array.
 *
 * @param headers names in lower case, values in order
 * @param receivedAt our door, by our clock
 */
public record InboundRequest(Map<String, List<String>> headers, byte[] body, Instant receivedAt) {

    public InboundRequest {
        Map<String, List<String>> copy = new TreeMap<>();
        headers.forEach((name, values) -> copy.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = Map.copyOf(copy);
    }

    /** The value of a header that must stand there once; empty where it is missing or repeated. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "InboundRequest[" + body.length + " bytes at " + receivedAt + "]";
    }
}
