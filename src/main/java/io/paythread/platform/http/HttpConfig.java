package io.paythread.platform.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Limits of what is read from callers. */
@ConfigMapping(prefix = "paythread.http")
public interface HttpConfig {
    /**
     * The largest body that {@code /v1} reads. Bodies there are small commands; what is larger is a mistake or an
     * attack, and is answered 413 without being read. Webhooks have a limit of their own.
     */
    @WithDefault("256K")
    MemorySize maxApiBody();

    /**
     * The largest upload that {@code /v1} reads: a body of parts ({@code multipart/form-data}). Providers take 4.5 MB of
     * evidence in all. Uploads lie in memory while they are read, and above 6 MB the server's own limit refuses them.
     */
    @WithDefault("5M")
    MemorySize maxUpload();

    /**
     * How long a body may take to arrive, counted from the end of the head, however steadily it drips. Short enough
     * that slow senders do not hold connections, long enough for a poor line.
     */
    @WithDefault("10s")
    Duration bodyDeadline();

    /**
     * Whether the API is refused over plain HTTP, as it should be wherever others can listen on the way. Refused, not
     * redirected: a redirect comes when the key has been sent already. Behind a proxy that ends TLS, name it in {@code
     * trusted-proxies}, so that its word on the scheme is believed.
     */
    @WithDefault("false")
    boolean requireTls();

    /**
     * The proxies whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are believed: addresses or networks,
     * separated by commas. Without any, nobody's.
     */
    Optional<List<String>> trustedProxies();

    /** Whether it is meant that the management port is reachable from other machines; a firewall must guard it then. */
    @WithDefault("false")
    boolean managementExposed();

    /**
     * How long the head of a request may take to arrive, and how long a new connection may say nothing. Senders that drip
     * a head byte by byte would hold connections for ever.
     */
    @WithDefault("10s")
    Duration headDeadline();

    /**
     * Connections from one address at the same time. One office behind one address needs a few per person. Not counted
     * are those of {@code trusted-proxies}, which bring everybody's.
     */
    @WithDefault("500")
    int maxConnectionsPerAddress();
}
