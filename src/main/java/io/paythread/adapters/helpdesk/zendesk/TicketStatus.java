package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.fact.Attribute;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The six states of a ticket that agents know: new, open, pending, hold, solved, closed. */
final class TicketStatus {
    /** In the order of a ticket's life. */
    static final List<String> KNOWN = List.of("new", "open", "pending", "hold", "solved", "closed");

    private static final Set<String> ENDED = Set.of("solved", "closed");
    /** Told by events of their own (soft_deleted, permanently_deleted), or housekeeping of Zendesk. */
    private static final Set<String> NOT_SHOWN = Set.of("deleted", "scrubbed", "archived");

    private TicketStatus() {}

    static List<Fact> changed(TicketEvent event) {
        Optional<String> current =
                event.change().word("current").or(() -> event.detail().word("status"));
        Optional<String> previous = event.change().word("previous");
        boolean shown = current.filter(NOT_SHOWN::contains).isEmpty()
                && previous.filter(NOT_SHOWN::contains).isEmpty();
        return current.filter(status -> shown)
                .map(status -> List.of(event.happened(
                        kind(status, previous),
                        TicketKeys.status(event.ticket(), status, event.changedAt()),
                        event.byActor()
                                .put(Attribute.STATUS, status)
                                .put(Attribute.PREVIOUS_STATUS, previous.orElse(null)))))
                .orElseGet(List::of);
    }

    static Kind kind(String status, Optional<String> previous) {
        if (status.equals("solved")) {
            return Kind.TICKET_SOLVED;
        }
        if (status.equals("closed")) {
            return Kind.TICKET_CLOSED;
        }
        return previous.filter(ENDED::contains).isPresent() ? Kind.TICKET_REOPENED : Kind.TICKET_STATUS_CHANGED;
    }
}
