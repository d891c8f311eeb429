package io.paythread.platform.outbound;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.List;

/** Which addresses a name has. Asked once for each request that is sent. */
interface NameLookup {

    /** All addresses; fails with {@link java.net.UnknownHostException} where there are none. */
    Uni<List<InetAddress>> addresses(String host);
}
