package io.paythread.ingest;

import java.util.List;
import java.util.UUID;

/**
 * Sources that a part of the program brings along. They are kept like those of the configuration: made at the start,
 * given the secret of this start, and paused once nobody brings them along any more.
 */
public interface BuiltInSources {

    /** Those that are wanted now; the same names give the same ids at each start. */
    List<BuiltInSource> sources();

    /**
     * One of them.
     *
     * @param name the last part of the address that takes its requests
     * @param provider one that has an adapter
     */
    record BuiltInSource(UUID id, String name, String provider, String description, String secret) {

        /** Never the secret. */
        @Override
        public String toString() {
            return "BuiltInSource[" + name + " " + provider + "]";
        }
    }
}
