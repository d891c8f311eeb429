package io.paythread.ingest;

import io.paythread.ingest.spi.KeyMaterial;
import io.paythread.ingest.spi.SourceAdapter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A source as the door needs it.
 *
 * @param secrets those that were live when it was read, newest first
 */
record LiveSource(
        UUID id, String name, SourceAdapter adapter, SourceState state, Duration tolerance, List<Secret> secrets) {

    LiveSource {
        secrets = List.copyOf(secrets);
    }

    boolean takesEvents() {
        return state == SourceState.ACTIVE;
    }

    /** What its requests are verified with now. */
    KeyMaterial keys(Instant now) {
        List<String> live = secrets.stream()
                .filter(secret -> secret.isLive(now))
                .map(Secret::text)
                .toList();
        return new KeyMaterial(live, tolerance);
    }

    /** A signing secret and its end. */
    record Secret(String text, Optional<Instant> expiresAt) {

        boolean isLive(Instant now) {
            return expiresAt.isEmpty() || now.isBefore(expiresAt.get());
        }

        @Override
        public String toString() {
            return "Secret[until " + expiresAt + "]";
        }
    }
}
