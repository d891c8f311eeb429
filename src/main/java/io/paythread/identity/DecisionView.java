package io.paythread.identity;

import io.paythread.identity.Decision.Action;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided, in JSON.
 *
 * @param action accepted, rejected, undone, asserted, joined or separated
 * @param link the link that it was about or that it made
 * @param merge of a joining: the id to read it by and to take it back
 * @param requestId the request that carried it
 */
public record DecisionView(
        String id,
        String object,
        String action,
        String actor,
        String reason,
        @Nullable String link,
        @Nullable String merge,
        List<MembershipView> before,
        List<MembershipView> after,
        String requestId,
        Instant createdAt) {

    static DecisionView of(Decision decision) {
        return new DecisionView(
                PublicId.format(IdPrefix.IDENTITY_DECISION, decision.id()),
                "identity_decision",
                decision.action().wireName(),
                decision.actor(),
                decision.reason(),
                decision.linkId().map(id -> PublicId.format(IdPrefix.LINK, id)).orElse(null),
                decision.action() == Action.JOINED ? PublicId.format(IdPrefix.MERGE, decision.id()) : null,
                MembershipView.of(decision.before()),
                MembershipView.of(decision.after()),
                decision.requestId(),
                decision.decidedAt());
    }
}
