package io.paythread.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a request asks of a list, as far as one source of such choices understands it. */
public record ListChoice(List<ListCondition> conditions, Optional<ListOrder> order) {
    public static final ListChoice NONE = new ListChoice(List.of(), Optional.empty());

    public ListChoice {
        conditions = List.copyOf(conditions);
    }

    /** Both, where at most one of them has an order. */
    ListChoice and(ListChoice other) {
        List<ListCondition> both = new ArrayList<>(conditions);
        both.addAll(other.conditions);
        return new ListChoice(both, order.or(other::order));
    }
}
