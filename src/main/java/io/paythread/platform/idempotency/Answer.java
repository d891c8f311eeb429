package io.paythread.platform.idempotency;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a request was answered.
 *
 * @param headers those that say something of what was made: its address, its version
 * @param body as text, in the form that went out
 */
record Answer(int status, String contentType, Map<String, String> headers, Optional<String> body) {
    Answer {
        headers = Map.copyOf(headers);
    }

    /** The headers as lines, in a stable order. */
    String headerLines() {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(headers)
                .forEach((name, value) ->
                        lines.append(name).append(": ").append(value).append('\n'));
        return lines.toString();
    }

    static Map<String, String> headers(String lines) {
        Map<String, String> headers = new TreeMap<>();
        lines.lines().forEach(line -> {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 2));
        });
        return headers;
    }
}
