package io.paythread.insight;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Which tickets are about which payments. */
interface Contacts {

    /** The tickets about payments of these matters. */
    Uni<List<Contact>> of(Tx tx, Collection<UUID> matters);

    /** The payments that these subjects of the feed bind to tickets, or did. */
    Uni<List<UUID>> payments(Tx tx, Collection<UUID> subjects);
}
