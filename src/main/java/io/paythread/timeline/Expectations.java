package io.paythread.timeline;

import io.paythread.fact.Attribute;
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
 * dispute can be won late, and what the provider says is what happened. A refund of a payment that is disputed, or whose
 * dispute was lost, is one: the money may go out twice.
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

    private static final Set<Kind> OPENS = EnumSet.of(
            Kind.DISPUTE_OPENED,
            Kind.DISPUTE_ESCALATED,
            Kind.DISPUTE_FUNDS_WITHDRAWN,
            Kind.DISPUTE_EVIDENCE_SUBMITTED,
            Kind.DISPUTE_UPDATED);

    private final Map<Reference, Kind> ended = new HashMap<>();
    private final Map<Reference, Group> disputed = new HashMap<>();

    /** Whether this group, the next in time, is a surprise after those given before. */
    boolean surprises(Group group) {
        group.first(ObjectType.DISPUTE).ifPresent(dispute -> follow(dispute, group));
        return group.first(ObjectType.DISPUTE)
                        .map(d -> disputeSurprises(d, group))
                        .orElse(false)
                || refundSurprises(group)
                || group.first(ObjectType.PAYMENT)
                        .map(p -> paymentSurprises(p, group))
                        .orElse(false);
    }

    /** An inquiry may be ended by a refund; what was won, withdrawn or prevented is over. */
    private void follow(Reference dispute, Group group) {
        String status = group.attributes().text(Attribute.STATUS).orElse("");
        if (OPENS.contains(group.kind()) && isChargeback(status)) {
            disputed.put(dispute, group);
        } else if (group.kind() == Kind.DISPUTE_CLOSED) {
            if (status.equals("lost")) {
                disputed.put(dispute, group);
            } else {
                disputed.remove(dispute);
            }
        }
    }

    private static boolean isChargeback(String status) {
        return !status.startsWith("warning_") && !status.equals("prevented") && !status.equals("won");
    }

    private boolean refundSurprises(Group group) {
        return group.kind() == Kind.REFUND_ISSUED
                && disputed.values().stream().anyMatch(other -> isOfOne(group, other));
    }

    private static boolean isOfOne(Group refund, Group dispute) {
        return refund.about().stream()
                .filter(reference -> reference.type() == ObjectType.ATTEMPT || reference.type() == ObjectType.PAYMENT)
                .anyMatch(dispute::names);
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
