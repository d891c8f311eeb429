package io.paythread.security;

import java.time.Instant;

/** Where a key stands. */
enum KeyState {
    LIVE,
    EXPIRED,
    REVOKED;

    static KeyState of(ApiKey key, Instant now) {
        if (key.revokedAt().isPresent()) {
            return REVOKED;
        }
        return key.isLive(now) ? LIVE : EXPIRED;
    }
}
