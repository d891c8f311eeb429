package io.paythread.platform.outbound;

import java.util.Map;

/**
 * What is sent.
 *
 * @param method {@code POST}, {@code OPTIONS}
 * @param headers by name; length and host are not among them
 */
public record OutboundRequest(String method, OutboundUrl url, Map<String, String> headers, byte[] body) {
    public OutboundRequest {
        headers = Map.copyOf(headers);
    }

    /** Neither headers nor body: both may hold secrets. */
    @Override
    public String toString() {
        return method + " " + url;
    }
}
