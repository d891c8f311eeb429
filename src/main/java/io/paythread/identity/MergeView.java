package io.paythread.identity;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.List;

/**
 * A joining of two customers, in JSON.
 *
 * @param customer the one that both became
 * @param state of its link now: accepted, or undone once it was taken back
 */
public record MergeView(
        String id,
        String object,
        String customer,
        String link,
        String state,
        String actor,
        String reason,
        List<MembershipView> before,
        List<MembershipView> after,
        Instant createdAt) {

    static MergeView of(Customers.Merge merge) {
        Decision decision = merge.decision();
        return new MergeView(
                PublicId.format(IdPrefix.MERGE, decision.id()),
                "merge",
                PublicId.format(IdPrefix.CUSTOMER, decision.after().firstKey()),
                PublicId.format(IdPrefix.LINK, decision.linkId().orElseThrow()),
                merge.state().wireName(),
                decision.actor(),
                decision.reason(),
                MembershipView.of(decision.before()),
                MembershipView.of(decision.after()),
                decision.decidedAt());
    }
}
