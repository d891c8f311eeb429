package io.paythread.ingest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A source as somebody wants it to be. */
record NewSource(String name, String provider, Optional<String> description, Duration tolerance, List<String> secrets) {

    NewSource {
        secrets = List.copyOf(secrets);
    }

    /** Never the secrets. */
    @Override
    public String toString() {
        return "NewSource[" + name + " " + provider + ", " + secrets.size() + " secrets]";
    }
}
