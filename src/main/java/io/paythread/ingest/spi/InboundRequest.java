package io.paythread.ingest.spi;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One HTTP request as it came. The body is the exact bytes; an adapter must not change the array.
 *
 * @param headers names in lower case, values in order
 * @param receivedAt our door, by our clock
 */
public record InboundRequest(Map<String, List<String>> headers, byte[] body, Instant receivedAt) {

    public InboundRequest {
        Map<String, List<String>> copy = new HashMap<>();
        headers.forEach(
                (name, values) -> copy.merge(name.toLowerCase(Locale.ROOT), List.copyOf(values), InboundRequest::both));
        headers = Collections.unmodifiableMap(copy);
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
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
