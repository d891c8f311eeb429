package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which objects of a type a list shows.
 *
 * @param after exclusive
 * @param before exclusive
 * @param more conditions of one type of object only
 * @param order in place of the one by time
 */
record ObjectFilter(
        ObjectType type,
        Optional<String> status,
        Optional<UUID> customer,
        Optional<UUID> source,
        ObjectKey after,
        ObjectKey before,
        boolean ascending,
        List<ListCondition> more,
        Optional<ListOrder> order) {

    ObjectFilter {
        more = List.copyOf(more);
    }

    /** All messages of a matter that name the ticket, oldest first: as a conversation is read. */
    static ObjectFilter messagesOf(ObjectRow ticket) {
        return new ObjectFilter(
                ObjectType.MESSAGE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ObjectKey.FIRST,
                ObjectKey.LAST,
                true,
                List.of(
                        new ListCondition("o.matter_id = ?", List.of(ticket.matterId())),
                        new ListCondition("jsonb_exists(o.state -> 'about', ?)", List.of(ticket.spelled()))),
                Optional.empty());
    }

    /** The same with further conditions. */
    ObjectFilter with(List<ListCondition> further) {
        List<ListCondition> all = new ArrayList<>(more);
        all.addAll(further);
        return new ObjectFilter(type, status, customer, source, after, before, ascending, all, order);
    }

    /** The same in this order, if there is one. */
    ObjectFilter ordered(Optional<ListOrder> other) {
        return new ObjectFilter(
                type, status, customer, source, after, before, ascending, more, other.isPresent() ? other : order);
    }
}
