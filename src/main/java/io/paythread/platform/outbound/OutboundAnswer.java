package io.paythread.platform.outbound;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came back.
 *
 * @param status the HTTP status
 * @param headers the first value of each, by name in lower case
 * @param excerpt the begin of the body as text, 4 KiB at most, redacted
 */
public record OutboundAnswer(int status, Map<String, String> headers, String excerpt) {
    public OutboundAnswer {
        headers = Map.copyOf(headers);
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
