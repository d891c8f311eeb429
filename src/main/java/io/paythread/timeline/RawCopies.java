package io.paythread.timeline;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The stored bodies of events, which have to follow when a helpdesk removes a text. Implemented by who keeps them. */
public interface RawCopies {
    /**
     * Puts what is left in the place of each text, in every value of the events' bodies that holds it. Repeating it
     * changes nothing.
     */
    Uni<Void> replace(Tx tx, Collection<UUID> events, Map<String, String> texts);
}
