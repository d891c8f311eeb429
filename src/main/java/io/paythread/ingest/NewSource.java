package io.paythread.ingest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A source as somebody wants it to be.
 *
 * @param id what it is to be known by; a new one where it is left out
 */
record NewSource(
        Optional<UUID> id,
        String name,
        String provider,
        Optional<String> description,
        Duration tolerance,
        List<String> secrets) {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    NewSource {
        secrets = List.copyOf(secrets);
    }

    NewSource(String name, String provider, Optional<String> description, Duration tolerance, List<String> secrets) {
        this(Optional.empty(), name, provider, description, tolerance, secrets);
    }

    /** What a part of the program brings along. */
    static NewSource of(BuiltInSources.BuiltInSource source) {
        return new NewSource(
                Optional.of(source.id()),
                source.name(),
                source.provider(),
                Optional.of(source.description()),
                TOLERANCE,
                List.of(source.secret()));
    }

    /** Never the secrets. */
    @Override
    public String toString() {
        return "NewSource[" + name + " " + provider + ", " + secrets.size() + " secrets]";
    }
}
