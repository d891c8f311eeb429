package io.paythread.timeline;

import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Marks moves that a provider's usual course does not have. Such a move is shown and marked, never refused: a lost
 * dispute can be won late, and what the provider says is what happened.
 */
final class Expectations {
    private static final Set<Kind> ENDS =
            EnumSet.of(Kind.PAYMENT_CANCELED, Kind.PAYMENT_SUCCEEDED, Kind.PAYMENT_AUTHORIZATION_EXPIRED);
    private static final Set<Kind> MOVES = EnumSet.of(
            Kind.PAYMENT_PROCESSING,
            Kind.PAYMENT_REQUIRES_ACTION,
            Kind.PAYMENT_FAILED,
            Kind.PAYMENT_AUTHORIZED,
            Kind.PAYMENT_SUCCEEDED,
            Kind.PAYMENT_CANCELED);

    private final Map<Reference, Kind> ended = new HashMap<>();

    /** Whether this group, the next in time, is a surprise after those given before. */
    boolean surprises(Group group) {
        return group.first(ObjectType.DISPUTE)
                        .map(d -> disputeSurprises(d, group))
                        .orElse(false)
                || group.first(ObjectType.PAYMENT)
                        .map(p -> paymentSurprises(p, group))
                        .orElse(false);
    }

    private boolean paymentSurprises(Reference payment, Group group) {
        boolean surprise = MOVES.contains(group.kind()) && ended.containsKey(payment);
        if (ENDS.contains(group.kind())) {
            ended.putIfAbsent(payment, group.kind());
        }
        return surprise;
    }

    private boolean disputeSurprises(Reference dispute, Group group) {
        boolean closes = group.kind() == Kind.DISPUTE_CLOSED || group.kind() == Kind.DISPUTE_ESCALATED;
        Optional<Kind> before = Optional.ofNullable(ended.get(dispute));
        if (group.kind() == Kind.DISPUTE_CLOSED) {
            ended.putIfAbsent(dispute, group.kind());
        }
        return closes && before.isPresent();
    }
}
