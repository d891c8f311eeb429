package io.paythread.ingest.spi;

import java.time.Duration;
import java.util.List;

/**
 * What a request of one source is verified with.
 *
 * @param secrets all live signing secrets, newest first; several while one is being replaced
 * @param tolerance how far the signed time may lie from ours, in either direction
 */
public record KeyMaterial(List<String> secrets, Duration tolerance) {
    public KeyMaterial {
        secrets = List.copyOf(secrets);
        if (tolerance.isNegative() || tolerance.isZero()) {
            throw new IllegalArgumentException("a tolerance of " + tolerance + " would accept or refuse everything");
        }
    }

    @Override
    public String toString() {
        return "KeyMaterial[" + secrets.size() + " secrets, tolerance " + tolerance + "]";
    }
}
