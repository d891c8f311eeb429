package io.paythread.ingest.spi;

import java.net.URI;

/**
 * Where a provider's API is and what it is called with.
 *
 * @param address scheme, host and port
 * @param key the key as it was given
 */
public record FetchAccess(URI address, String key) {
    /** Never the key. */
    @Override
    public String toString() {
        return "FetchAccess[" + address + "]";
    }
}
