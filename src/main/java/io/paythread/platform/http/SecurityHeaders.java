package io.paythread.platform.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every answer tells a browser, errors included (SECURITY.md, section 2). */
final class SecurityHeaders {
    /** Our answers are data: they load nothing, run nothing and are shown in no frame. */
    private static final String NOTHING =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /** Encoded once, for they go out with every answer. */
    private static final Map<CharSequence, CharSequence> ALL = encoded(Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Content-Security-Policy", NOTHING,
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy", "same-origin"));

    private SecurityHeaders() {}

    static void add(MultiMap headers) {
        ALL.forEach(headers::set);
    }

    private static Map<CharSequence, CharSequence> encoded(Map<String, String> headers) {
        Map<CharSequence, CharSequence> encoded = new LinkedHashMap<>();
        headers.forEach(
                (name, value) -> encoded.put(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value)));
        return Collections.unmodifiableMap(encoded);
    }
}
