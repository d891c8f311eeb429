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

    /**
     * Of tickets in these matters: the other tickets about the payments that they are about. The contact names the ticket
     * in the matter, and when the other one was opened.
     */
    Uni<List<Contact>> besides(Tx tx, Collection<UUID> matters);

    /** Notes where threads lead that were there before anybody followed the feed. */
    Uni<Void> note(Tx tx, Collection<UUID> matters);

    /** The payments and tickets that were counted together for a thread which is no more; forgets it. */
    Uni<List<UUID>> parted(Tx tx);

    /**
     * The payments that these subjects of the feed bind to tickets, or did, and all tickets about those: subjects are
     * threads or tickets, others bind nothing.
     */
    Uni<List<UUID>> bound(Tx tx, Collection<UUID> subjects);
}
