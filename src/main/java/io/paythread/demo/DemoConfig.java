package io.paythread.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The invented customers for somebody who has just started Paythread. */
@ConfigMapping(prefix = "paythread.demo")
public interface DemoConfig {

    /**
     * Whether invented customers are sent to this service, as two sources of their own. On in development only; in
     * production the start is refused, because nobody could tell the invented from the real ones.
     */
    @WithDefault("false")
    boolean enabled();

    /** Where the requests go: this service, as it is reached from itself. */
    @WithDefault("http://localhost:${quarkus.http.port:8080}")
    URI baseUrl();

    /** The key of the API that the banner shows if it is the one of the development mode. */
    @WithDefault("${paythread.api.bootstrap-key:}")
    Optional<String> apiKey();

    /** The pause between two requests. Shorter ones fill the timelines faster and show less of how they fill. */
    @WithDefault("200ms")
    Duration pace();

    /** The pause between two customers once the stories are told; from a second up. */
    @WithDefault("6s")
    Duration visitorInterval();

    /** How many customers come in all until the service starts again, so that a forgotten demo fills no disk. */
    @WithDefault("300")
    int maxVisitors();
}
