package io.paythread.reconcile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Asking providers what they have. Only sources that have a key of their provider's API are asked. */
@ConfigMapping(prefix = "paythread.reconcile")
interface ReconcileConfig {

    /** Whether sources are compared by themselves. Off, only on demand; then no timeline is ever called complete for long. */
    @WithDefault("true")
    boolean enabled();

    /** How often each source is compared with its provider. Each time costs a call for every hundred events. */
    @WithDefault("1h")
    Duration every();

    /** How often it is looked whether a source is quieter than usual or due. Half of it is added to every hole on average. */
    @WithDefault("1m")
    Duration watch();

    /**
     * How old an event must be to count as missing. Webhooks under way are no hole: shorter, and each reconciliation finds
     * some that arrive a moment later; longer, and holes stay unnoticed for so long.
     */
    @WithDefault("5m")
    Duration settle();

    /** How far a reconciliation reaches back before the end of the last one, for events that the provider lists late. */
    @WithDefault("15m")
    Duration overlap();

    /** How soon a source is asked again while a gap is open that could not be filled. */
    @WithDefault("10m")
    Duration again();

    /** How often it is looked for thin events whose content has to be fetched, and for requesters without an address. */
    @WithDefault("5s")
    Duration thinEvents();

    /**
     * Where providers' APIs are, by the name of a source or of a provider, where it is not their own address: a proxy, or a
     * stand-in. Calls carry the source's key: whoever answers there can read it.
     */
    Map<String, URI> addresses();
}
