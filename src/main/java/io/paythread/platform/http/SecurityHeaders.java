package io.paythread.platform.http;

import io.vertx.core.MultiMap;

/** What every answer tells a browser, errors included (SECURITY.md, section 2). */
final class SecurityHeaders {
    /** Our answers are data: they load nothing, run nothing and are shown in no frame. */
    private static final String NOTHING =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private SecurityHeaders() {}

    static void add(MultiMap headers) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Content-Security-Policy", NOTHING);
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
    }
}
