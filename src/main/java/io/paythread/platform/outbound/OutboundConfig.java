package io.paythread.platform.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;

/** Where requests may go that are sent to addresses which people enter. */
@ConfigMapping(prefix = "paythread.outbound")
public interface OutboundConfig {

    /**
     * Receivers in networks that are closed otherwise, by any name. Only what stands here is reached there; nobody can add
     * to it over the API. Addresses at which clouds tell secrets stay closed whatever stands here.
     */
    Map<String, Receiver> receivers();

    /** One receiver in a private network. All three must fit: host, address and port. */
    interface Receiver {

        /** The host as it stands in the address: a name, or an address in digits. */
        String host();

        /** The range that the host's addresses must be in, such as {@code 10.1.2.0/24}. Narrow: it is a hole in a wall. */
        String network();

        /** The port. Without one any port will do, which is for tests and little else. */
        Optional<Integer> port();

        /** Whether plain http will do. Everybody on the way reads what is sent then. */
        @WithDefault("false")
        boolean plainHttp();
    }
}
