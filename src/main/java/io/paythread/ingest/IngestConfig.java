package io.paythread.ingest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The limits of the door. */
@ConfigMapping(prefix = "paythread.ingest")
public interface IngestConfig {

    /**
     * The largest body that is read, in bytes. Larger ones are answered 413 without reading the rest. How long one
     * may take to arrive is {@code paythread.http.body-deadline}. Providers send
     * less than 300 KB; a request holds up to three times its body in memory.
     */
    @WithDefault("1M")
    MemorySize maxBody();

    /**
     * Bodies up to this size, in bytes, are checked and packed on the event loop; larger ones on a worker thread, so
     * that they do not hold up the others. Hand-over costs more than the work itself for small ones.
     */
    @WithDefault("64K")
    MemorySize inlineLimit();

    /**
     * How often changes of sources made on other replicas are looked for. A rotated or revoked secret takes effect
     * everywhere within this time.
     */
    @WithDefault("1s")
    Duration sourceRefresh();

    /** How many sources there may be. All of them are kept in memory. */
    @WithDefault("1000")
    @Min(1)
    @Max(100_000)
    int maxSources();

    /**
     * After how long a silence a source counts as stale on timelines. Shorter than the pauses of a quiet shop it cries
     * wolf; longer, a webhook that somebody switched off at the provider goes unnoticed.
     */
    @WithDefault("24h")
    Duration staleAfter();

    /**
     * How long a source counts as complete after it was compared with its provider and nothing was missing. Some times
     * {@code paythread.reconcile.every}, so that one that fails does not show at once.
     */
    @WithDefault("3h")
    Duration comparedWithin();

    /** How long a gap that was closed still stands in the answers about timelines. */
    @WithDefault("168h")
    Duration gapsShown();

    /**
     * How old what timelines say of completeness may be. With 0 every page that is read asks the database; longer, and a
     * gap that is found or filled shows later.
     */
    @WithDefault("3s")
    Duration completenessBelieved();

    /** From which delay on an event counts as late in the health of its source. */
    @WithDefault("1h")
    Duration lateAfter();

    /** How events are made durable. */
    Commit commit();

    /** How events are made durable. */
    interface Commit {

        /**
         * How many batches are under way at the same time, each on its own connection. One leaves the disk idle
         * between two commits; many make batches small and commits frequent.
         */
        @WithDefault("2")
        @Min(1)
        @Max(64)
        int lanes();

        /**
         * How many events must wait for a batch to start while another is under way. One starts a batch for each
         * request that comes between two commits, which costs the database several times as much per event; many leave
         * the disk idle while events wait.
         */
        @WithDefault("64")
        @Min(1)
        @Max(10_000)
        int laneEvents();

        /** The most events of one batch. Larger ones do not get cheaper per event and delay those who wait. */
        @WithDefault("512")
        @Min(1)
        @Max(10_000)
        int batchEvents();

        /** The most bytes of one batch, as stored. Bounds the size of one statement. */
        @WithDefault("4M")
        MemorySize batchBytes();

        /**
         * The most events that wait or are under way. When that many are there, requests are turned away with the
         * status that makes the provider send them again. At 5,000 commits a second the default is a second's worth.
         */
        @WithDefault("4096")
        @Min(1)
        int queueEvents();

        /** The most bytes, as stored, that wait or are under way: a bound of the memory that a slow database costs. */
        @WithDefault("32M")
        MemorySize queueBytes();

        /**
         * How long a request waits for its commit. Then it is answered as not stored; if the commit still comes, the
         * provider's repetition is a duplicate. Must stay below the time that providers wait: Zendesk 10 s.
         */
        @WithDefault("8s")
        Duration patience();

        /**
         * How long one statement of the log may take before its lane is free again. Longer than the patience, so that
         * a slow database is not flooded with repeated statements.
         */
        @WithDefault("12s")
        Duration timeout();

        /** How long a shutdown waits for events that are accepted and not yet committed. */
        @WithDefault("10s")
        Duration drain();
    }
}
